package dev.handover.directory.domain.task;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * A name inside a record of an AD-integrated zone (MS-DNSP, section 2.2.2.2.2, DNS_COUNT_NAME):
 * length of what follows the second octet, number of labels, then each label after its length, and
 * a zero.
 */
final class DnsCountName {
  private static final int LONGEST_LABEL = 63;

  private DnsCountName() {}

  /** Of an absolute name, with the dot at its end, of letters, digits, hyphens, underscores. */
  static byte[] octets(String absolute) {
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    int count = 0;
    for (String label : absolute.split("\\.", -1)) {
      if (!label.isEmpty()) {
        labels.write(label.length());
        labels.writeBytes(label.getBytes(US_ASCII));
        count++;
      }
    }
    labels.write(0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(labels.size());
    out.write(count);
    out.writeBytes(labels.toByteArray());
    return out.toByteArray();
  }

  /**
   * The absolute name in lower case; empty when the octets are no such name: lengths that do not
   * fit, a wrong count, something behind it. Octets that are no letters are shown as {@code \DDD}
   * (RFC 1035, section 5.1).
   */
  static Optional<String> tryParse(byte[] octets) {
    if (octets.length < 3 || (octets[0] & 0xff) != octets.length - 2) {
      return Optional.empty();
    }
    StringBuilder name = new StringBuilder();
    int at = 2;
    int count = 0;
    while (octets[at] != 0) {
      int length = octets[at] & 0xff;
      if (length > LONGEST_LABEL || at + 1 + length >= octets.length) {
        return Optional.empty();
      }
      append(name, octets, at + 1, length);
      at += 1 + length;
      count++;
    }
    boolean whole = at == octets.length - 1 && count == (octets[1] & 0xff);
    return whole ? Optional.of(count == 0 ? "." : name.toString()) : Optional.empty();
  }

  private static void append(StringBuilder name, byte[] octets, int from, int length) {
    for (int i = from; i < from + length; i++) {
      char c = (char) (octets[i] & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
      name.append(plain ? String.valueOf(c).toLowerCase(Locale.ROOT) : "\\%03d".formatted((int) c));
    }
    name.append('.');
  }
}
