package dev.handover.node.domain.probe;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * The beginning of an LDAP server's answer to a bind without a name: as much of BER as that needs
 * (RFC 4511, 5.1: definite lengths only).
 */
final class BindAnswer {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int ENUMERATED = 0x0a;
  private static final int BIND_RESPONSE = 0x61;
  private static final int EXTENDED_RESPONSE = 0x78;
  private static final int LONG_FORM = 0x80;

  /** busy, unavailable, unwillingToPerform (RFC 4511, appendix A.1): there, and not serving. */
  private static final Set<Integer> AWAY = Set.of(51, 52, 53);

  private final byte[] heard;
  private int read;

  BindAnswer(byte[] heard) {
    this.heard = heard.clone();
  }

  /** Empty while bytes are missing. */
  Optional<ProbeOutcome> judge() {
    try {
      return Optional.of(outcome());
    } catch (NoSuchElementException e) {
      return Optional.empty();
    }
  }

  private ProbeOutcome outcome() {
    if (next() != SEQUENCE) {
      return notLdap();
    }
    length();
    if (next() != INTEGER) {
      return notLdap();
    }
    skip(length());
    int operation = next();
    if (operation == EXTENDED_RESPONSE) {
      return ProbeOutcome.fails("", "takes leave at once (notice of disconnection)");
    }
    if (operation != BIND_RESPONSE) {
      return notLdap();
    }
    length();
    if (next() != ENUMERATED || length() != 1) {
      return notLdap();
    }
    int result = next();
    String answer = "bind: result %d".formatted(result);
    return AWAY.contains(result)
        ? ProbeOutcome.fails(answer, "answers, and does not serve")
        : ProbeOutcome.serves(answer);
  }

  private void skip(int length) {
    if (length > heard.length - read) {
      throw new NoSuchElementException("bytes are missing");
    }
    read += length;
  }

  private int length() {
    int first = next();
    if (first < LONG_FORM) {
      return first;
    }
    int count = first & ~LONG_FORM;
    if (count > Integer.BYTES) {
      return Integer.MAX_VALUE;
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = length << Byte.SIZE | next();
    }
    return length & Integer.MAX_VALUE;
  }

  private int next() {
    if (read == heard.length) {
      throw new NoSuchElementException("bytes are missing");
    }
    return heard[read++] & 0xff;
  }

  private static ProbeOutcome notLdap() {
    return ProbeOutcome.fails("", "does not answer as LDAP does");
  }
}
