package dev.handover.directory.adapter.ldap;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ldaptive.Result;
import org.ldaptive.ResultCode;

/** What a person can do about an answer of the server. */
final class LdapCures {
  /** Active Directory says in its message why it refuses a bind (winerror.h). */
  private static final Pattern BIND_REASON = Pattern.compile("data ([0-9a-f]{3,4})\\b");

  private static final Map<String, String> BIND_CURES =
      Map.of(
          "525", "There is no such account: correct handover.directory.ldap.bind-dn.",
          "52e",
              "The password is wrong: correct the content of handover.directory.ldap.password-file.",
          "530", "The account may not log on at this time: change its logon hours.",
          "531", "The account may not log on from here: change the computers it may log on to.",
          "532",
              "The account's password has expired: set a new one, best one that does not expire.",
          "533", "The account is disabled: enable it.",
          "701", "The account has expired: extend it.",
          "773", "The account must change its password first: set a new one.",
          "775", "The account is locked: unlock it, and look who tries wrong passwords.");

  private LdapCures() {}

  static String of(Result answer) {
    return switch (answer.getResultCode()) {
      case INVALID_CREDENTIALS -> ofBind(answer);
      case BUSY, UNAVAILABLE ->
          "The domain controller is overloaded, starting or stopping, and did nothing: ask again"
              + " later. Should it go on, look at its load and its event log.";
      case REFERRAL -> ofReferral(answer);
      case UNWILLING_TO_PERFORM ->
          "The domain controller understands this and will not do it: it may be read-only, in restore"
              + " mode, or keep the attribute to itself. Its message and event log say why; use a"
              + " writable domain controller.";
      case SIZE_LIMIT_EXCEEDED, ADMIN_LIMIT_EXCEEDED ->
          "Lower handover.directory.ldap.page-size, narrow the search bases, or raise MaxPageSize and"
              + " its like in the domain controller's LDAP policy (ntdsutil).";
      case TIME_LIMIT_EXCEEDED ->
          "The search takes the domain controller too long: narrow the search bases, lower"
              + " handover.directory.ldap.page-size, or raise MaxQueryDuration in its LDAP policy"
              + " (ntdsutil).";
      default -> ofCode(answer.getResultCode());
    };
  }

  private static String ofBind(Result answer) {
    Matcher reason = BIND_REASON.matcher(String.valueOf(answer.getDiagnosticMessage()));
    String known = reason.find() ? BIND_CURES.get(reason.group(1)) : null;
    return known != null
        ? known
        : "Correct handover.directory.ldap.bind-dn or the content of its password-file (with"
            + " Kerberos: principal or keytab); look whether the account is locked or its password"
            + " has expired.";
  }

  private static String ofReferral(Result answer) {
    String[] urls = answer.getReferralURLs();
    String where = urls == null || urls.length == 0 ? "" : " (" + String.join(", ", urls) + ")";
    return "The entry is held elsewhere%s: let handover.directory.ldap.url name a writable domain controller of that domain; referrals are not followed."
        .formatted(where);
  }

  private static String ofCode(ResultCode code) {
    return switch (code) {
      case STRONG_AUTH_REQUIRED, CONFIDENTIALITY_REQUIRED ->
          "Set handover.directory.ldap.security to ldaps, starttls or sasl: this domain controller"
              + " takes nobody on an unprotected connection. Where it is ldaps or starttls already and"
              + " authentication is gssapi, it wants the Kerberos session protected instead: set it"
              + " to sasl (Samba, unless ldap server require strong auth = allow_sasl_over_tls).";
      case AUTH_METHOD_NOT_SUPPORTED ->
          "The domain controller does not offer this way to log on: change"
              + " handover.directory.ldap.authentication.";
      case INSUFFICIENT_ACCESS_RIGHTS ->
          "Grant this service's account the right to write the attribute on the entry.";
      case CONSTRAINT_VIOLATION ->
          "The value is not allowed: it names an entry that does not exist, or another account holds it. Look for the"
              + " holder (setspn -Q) or the missing entry.";
      case OBJECT_CLASS_VIOLATION, NO_SUCH_ATTRIBUTE, UNDEFINED_ATTRIBUTE_TYPE ->
          "Check that the Exchange schema is installed in this forest and that the entry is of the expected class.";
      case NO_SUCH_OBJECT -> "The entry does not exist; correct its name.";
      default -> "Read the domain controller's message; its event log has more.";
    };
  }
}
