package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.DirectoryRefusedException;
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
    return new DirectoryUnreachableException(
        url + " gives no answer: " + describe(failure), failure);
  }

  static RuntimeException ofAnswer(String url, Result result) {
    if (isWorthAnotherTry(result)) {
      return new DirectoryUnreachableException(url + " answers: " + describe(result), null);
    }
    ResultCode code = result.getResultCode();
    return new DirectoryRefusedException(
        code.value(), url + " answers: " + describe(result), cure(code));
  }

  static ModifyOutcome.Refused refusal(Result result) {
    ResultCode code = result.getResultCode();
    return new ModifyOutcome.Refused(code.value(), describe(result), cure(code));
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

  private static String cure(ResultCode code) {
    return switch (code) {
      case INVALID_CREDENTIALS ->
          "Correct handover.directory.ldap.bind-dn or the content of its password-file; look whether the account is"
              + " locked or its password has expired.";
      case STRONG_AUTH_REQUIRED, CONFIDENTIALITY_REQUIRED ->
          "Use ldaps:// or starttls: this domain controller takes no password on an unprotected connection.";
      case INSUFFICIENT_ACCESS_RIGHTS ->
          "Grant this service's account the right to write the attribute on the entry.";
      case CONSTRAINT_VIOLATION ->
          "The value is not allowed: it names an entry that does not exist, or another account holds it. Look for the"
              + " holder (setspn -Q) or the missing entry.";
      case OBJECT_CLASS_VIOLATION, NO_SUCH_ATTRIBUTE, UNDEFINED_ATTRIBUTE_TYPE ->
          "Check that the Exchange schema is installed in this forest and that the entry is of the expected class.";
      case REFERRAL ->
          "The entry belongs to another domain, or this domain controller is read-only: use a writable one of the entry's domain.";
      case NO_SUCH_OBJECT -> "The entry does not exist; correct its name.";
      case SIZE_LIMIT_EXCEEDED, ADMIN_LIMIT_EXCEEDED, TIME_LIMIT_EXCEEDED ->
          "Narrow the search bases, or raise the LDAP policy limits of the domain controller.";
      default -> "Read the domain controller's message; its event log has more.";
    };
  }
}
