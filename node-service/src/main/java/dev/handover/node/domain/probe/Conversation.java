package dev.handover.node.domain.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What is said to a server of a kind, and what its answer means. Pure: bytes in, judgement out.
 *
 * <p>Nobody logs on, and nothing is asked for that is not open to everybody.
 */
public final class Conversation {
  /** No more than this is read of anybody. */
  public static final int MAX_BYTES = 4096;

  /** LDAPv3 BindRequest, message 1, without a name and a password (RFC 4511, 4.2). */
  private static final byte[] ANONYMOUS_BIND = {
    0x30, 0x0c, 0x02, 0x01, 0x01, 0x60, 0x07, 0x02, 0x01, 0x03, 0x04, 0x00, (byte) 0x80, 0x00
  };

  private static final byte[] UNBIND = {0x30, 0x05, 0x02, 0x01, 0x02, 0x42, 0x00};

  private static final int TLS_ALERT = 0x15;
  private static final int TLS_HANDSHAKE = 0x16;
  private static final int TLS_MAJOR = 0x03;

  private final ServiceProbe probe;

  public Conversation(ServiceProbe probe) {
    this.probe = probe;
  }

  /** What is said first; nothing to a server that greets. */
  public byte[] opening() {
    switch (probe.kind()) {
      case LDAP:
        return ANONYMOUS_BIND.clone();
      case HTTP:
        return Latin1.bytes(
            "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: handover-probe\r\nConnection: close\r\n\r\n"
                .formatted(probe.path(), hostHeader()));
      case TCP:
      case SMTP:
      case POP3:
      case IMAP4:
      default:
        return new byte[0];
    }
  }

  private String hostHeader() {
    String host = probe.host().contains(":") ? "[" + probe.host() + "]" : probe.host();
    return host + ":" + probe.port();
  }

  /** How one takes leave, so that the server's log has no broken connection in it. */
  public byte[] parting() {
    switch (probe.kind()) {
      case SMTP:
      case POP3:
        return Latin1.bytes("QUIT\r\n");
      case IMAP4:
        return Latin1.bytes("h1 LOGOUT\r\n");
      case LDAP:
        return UNBIND.clone();
      case TCP:
      case HTTP:
      default:
        return new byte[0];
    }
  }

  /**
   * What the bytes heard so far mean; empty while more of them are needed.
   *
   * @param ended whether no more will come
   */
  public Optional<ProbeOutcome> judge(byte[] heard, boolean ended) {
    if (probe.kind() == ProbeKind.TCP) {
      return Optional.of(ProbeOutcome.connected());
    }
    if (isTls(heard)) {
      String what = heard[0] == TLS_ALERT ? "a TLS alert" : "TLS";
      return Optional.of(
          fails(heard, "answers with " + what + ": another port, or none without encryption"));
    }
    Optional<ProbeOutcome> judged =
        probe.kind() == ProbeKind.LDAP ? new BindAnswer(heard).judge() : line(heard);
    if (judged.isPresent()) {
      return judged;
    }
    if (ended) {
      String how = heard.length == 0 ? "without a word" : "in the middle of its answer";
      return Optional.of(fails(heard, "closed the connection " + how));
    }
    return heard.length < MAX_BYTES
        ? Optional.empty()
        : Optional.of(fails(heard, "says %d bytes without an end".formatted(MAX_BYTES)));
  }

  private static boolean isTls(byte[] heard) {
    return heard.length >= 2
        && (heard[0] == TLS_ALERT || heard[0] == TLS_HANDSHAKE)
        && heard[1] == TLS_MAJOR;
  }

  private Optional<ProbeOutcome> line(byte[] heard) {
    int end = 0;
    while (end < heard.length && heard[end] != '\n') {
      end++;
    }
    if (end == heard.length) {
      return Optional.empty();
    }
    String line = Latin1.text(Arrays.copyOf(heard, end)).stripTrailing();
    return Optional.of(probe.kind() == ProbeKind.HTTP ? status(line) : greeting(line));
  }

  private ProbeOutcome greeting(String line) {
    if (!isWelcome(line)) {
      return ProbeOutcome.fails(line, "does not greet as %s does".formatted(probe.kind()));
    }
    String expect = probe.expect();
    return expect == null || line.contains(expect)
        ? ProbeOutcome.serves(line)
        : ProbeOutcome.fails(line, "does not say '%s' in its greeting".formatted(expect));
  }

  private boolean isWelcome(String line) {
    String upper = line.toUpperCase(Locale.ROOT);
    switch (probe.kind()) {
      case SMTP:
        return upper.matches("220([ -].*)?");
      case POP3:
        return upper.matches("\\+OK( .*)?");
      case IMAP4:
        return upper.matches("\\* (OK|PREAUTH)( .*)?");
      case TCP:
      case LDAP:
      case HTTP:
      default:
        return false;
    }
  }

  private ProbeOutcome status(String line) {
    if (!line.matches("HTTP/[0-9.]{1,4} [1-5][0-9][0-9]( .*)?")) {
      return ProbeOutcome.fails(line, "does not answer as HTTP does");
    }
    int status = Integer.parseInt(line.split(" ", 3)[1]);
    Integer wanted = probe.status();
    if (wanted != null && wanted != status) {
      return ProbeOutcome.fails(line, "answers %d, not %d".formatted(status, wanted));
    }
    boolean refuses = status >= 400 && status != 401;
    return wanted == null && refuses
        ? ProbeOutcome.fails(line, "answers %d".formatted(status))
        : ProbeOutcome.serves(line);
  }

  private static ProbeOutcome fails(byte[] heard, String why) {
    return ProbeOutcome.fails(Latin1.text(heard), why);
  }
}
