package dev.handover.node.domain.probe;

/** ISO 8859-1, in which every byte is a character: what servers say in their greetings. */
final class Latin1 {
  private static final int MASK = 0xff;

  private Latin1() {}

  /** As many characters as there are bytes. */
  static String text(byte[] bytes) {
    char[] text = new char[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      text[i] = (char) (bytes[i] & MASK);
    }
    return new String(text);
  }

  /** The bytes of a text that has no other characters. */
  static byte[] bytes(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }
}
