package dev.handover.node.adapter.windows.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The eight bytes by which a machine registers with a disk: the node's name when it has at most
 * eight characters of ASCII, so that a person sees who holds the disk; of a longer one its first
 * three, a tilde and a hash.
 */
record ReservationKey(String hex) {
  static final int LENGTH = 8;
  private static final int HEAD = 3;

  ReservationKey {
    if (!hex.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("not a reservation key: " + hex);
    }
  }

  static ReservationKey of(byte[] bytes) {
    return new ReservationKey(HexFormat.of().formatHex(bytes));
  }

  static ReservationKey ofNode(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    if (text.length <= LENGTH && name.chars().allMatch(ReservationKey::isPrintable)) {
      return of(Arrays.copyOf(text, LENGTH));
    }
    byte[] key = Arrays.copyOf(text, LENGTH);
    key[HEAD] = '~';
    System.arraycopy(sha256(text), 0, key, HEAD + 1, LENGTH - HEAD - 1);
    return of(key);
  }

  /** The node's name, when the key is one. */
  Optional<String> name() {
    String text = new String(bytes(), StandardCharsets.ISO_8859_1).replaceFirst("\0*$", "");
    boolean isName = !text.isEmpty() && text.chars().allMatch(ReservationKey::isPrintable);
    return isName ? Optional.of(text) : Optional.empty();
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  private static boolean isPrintable(int character) {
    return character > ' ' && character < 0x7f;
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
