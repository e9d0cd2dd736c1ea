package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.ModifyOutcome;
import java.util.EnumSet;
import java.util.Set;
import org.ldaptive.Result;
import org.ldaptive.ResultCode;

/** What an LDAP failure means to the caller, and what a person can do about it. */
final class LdapFailures {
  /** The server answered that it cannot answer now: nothing was done. */
  private static final Set<ResultCode> LATER = EnumSet.of(ResultCode.BUSY, ResultCode.UNAVAILABLE);

  private LdapFailures() {}

  static boolean isWorthAnotherTry(Result result) {
    return LATER.contains(result.getResultCode());
  }

  /**
   * No connection, a connection that was cut, or a late answer. (ldaptive reports some losses as
   * IllegalStateException.)
   */
  static DirectoryUnreachableException ofExchange(String url, Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UntrustedServerException untrusted) {
        return new DirectoryUnreachableException(
            url + " is not trusted: " + describe(failure), failure, untrusted.cure());
      }
    }
    return new DirectoryUnreachableException(
        url + " gives no answer: " + describe(failure), failure);
  }

  /** A connection that was not made: the server has refused to protect it, and stays unasked. */
  static DirectoryUnreachableException ofOpening(LdapSettings settings, Exception failure) {
    DirectoryUnreachableException plainly = ofExchange(settings.url(), failure);
    if (plainly.cure() != null
        || settings.security() != DirectorySecurity.STARTTLS
        || !mentionsStartTls(failure)) {
      return plainly;
    }
    return new DirectoryUnreachableException(
        settings.url() + " does not start TLS: " + describe(failure),
        failure,
        "Install a server certificate on the domain controller, or use security ldaps or sasl;"
            + " nothing was sent without protection.");
  }

  private static boolean mentionsStartTls(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("StartTLS")) {
        return true;
      }
    }
    return false;
  }

  static RuntimeException ofAnswer(String url, Result result) {
    if (isWorthAnotherTry(result)) {
      return new DirectoryUnreachableException(
          url + " answers: " + describe(result), null, LdapCures.of(result));
    }
    ResultCode code = result.getResultCode();
    return new DirectoryRefusedException(
        code.value(), url + " answers: " + describe(result), LdapCures.of(result));
  }

  static ModifyOutcome.Refused refusal(Result result) {
    ResultCode code = result.getResultCode();
    return new ModifyOutcome.Refused(code.value(), describe(result), LdapCures.of(result));
  }

  static String describe(Result result) {
    return result.getResultCode()
        + " ("
        + result.getResultCode().value()
        + ") "
        + printable(result.getDiagnosticMessage());
  }

  /**
   * The innermost message, because ldaptive and Netty wrap what the operating system or TLS said.
   */
  static String describe(Exception failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return printable(message == null ? cause.getClass().getSimpleName() : message);
  }

  /** Active Directory ends its messages with a zero octet. */
  private static String printable(String message) {
    return message.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
