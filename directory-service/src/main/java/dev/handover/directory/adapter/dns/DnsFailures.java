package dev.handover.directory.adapter.dns;

import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectoryUnreachableException;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/** What a DNS server's error means to the caller, and what a person can do about it. */
final class DnsFailures {
  private DnsFailures() {}

  /** SERVFAIL is about now (RFC 2136, section 2.2): rolled back, and worth another try. */
  static RuntimeException ofAnswer(String server, Message answer) {
    String text = "the DNS server " + server + " answers " + Rcode.string(answer.getRcode());
    if (answer.getRcode() == Rcode.SERVFAIL) {
      return new DirectoryUnreachableException(
          text + "; if it stays so, look whether the server can write its zone's journal", null);
    }
    int error = answer.getTSIG() == null ? Rcode.NOERROR : answer.getTSIG().getError();
    String reason = error == Rcode.NOERROR ? text : text + " (" + Rcode.TSIGstring(error) + ")";
    return new DirectoryRefusedException(answer.getRcode(), reason, cure(answer.getRcode(), error));
  }

  static DirectoryRefusedException notSigned(String server) {
    return new DirectoryRefusedException(
        Rcode.NOTAUTH,
        "the answer of the DNS server " + server + " is not signed with the configured key",
        "Somebody may answer in the server's place. Look what listens at that address, and that both sides have"
            + " the same key.");
  }

  static DirectoryRefusedException notAuthoritative(String server, String zone) {
    return new DirectoryRefusedException(
        Rcode.NOTAUTH,
        "the DNS server " + server + " is not authoritative for the zone " + zone,
        "Let handover.directory.dns.zones name the zone's primary server.");
  }

  private static String cure(int code, int tsigError) {
    return switch (tsigError) {
      case Rcode.BADKEY ->
          "The server does not know the key by this name: give it the same key file (key \"…\" in named.conf).";
      case Rcode.BADSIG -> "The secrets differ: copy the key file again to both sides.";
      case Rcode.BADTIME -> "The clocks differ by more than 5 minutes: set them right.";
      default -> cure(code);
    };
  }

  private static String cure(int code) {
    return switch (code) {
      case Rcode.REFUSED ->
          "Let the zone take updates signed with this key (allow-update or update-policy in named.conf), and allow"
              + " queries from this machine.";
      case Rcode.NOTAUTH, Rcode.NOTZONE ->
          "Let handover.directory.dns.zones name the zone's primary server; it must know the key.";
      case Rcode.NOTIMP -> "The server takes no dynamic updates: use another one.";
      default -> "Read the DNS server's log.";
    };
  }
}
