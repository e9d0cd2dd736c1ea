package dev.handover.node.adapter.windows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * The security identifier of a service's virtual account, computed as Windows does (the SHA-1 of
 * the upper-case name in UTF-16, as five numbers below S-1-5-80), so that rights can be given
 * before the account is known to every part of the machine.
 */
final class ServiceSid {
  private ServiceSid() {}

  static String of(String service) {
    ByteBuffer hash =
        ByteBuffer.wrap(sha1(service.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_16LE)))
            .order(ByteOrder.LITTLE_ENDIAN);
    StringBuilder sid = new StringBuilder("S-1-5-80");
    while (hash.hasRemaining()) {
      sid.append('-').append(Integer.toUnsignedLong(hash.getInt()));
    }
    return sid.toString();
  }

  private static byte[] sha1(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
