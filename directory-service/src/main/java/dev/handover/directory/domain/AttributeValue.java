package dev.handover.directory.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;

/**
 * One immutable value of an attribute, text or octets. {@code equals} compares octets; what counts
 * as the same value for an attribute is decided by its {@link ValueSyntax}.
 */
public final class AttributeValue {
  private final byte[] bytes;
  private final boolean binary;

  private AttributeValue(byte[] bytes, boolean binary) {
    this.bytes = bytes;
    this.binary = binary;
  }

  public static AttributeValue of(String text) {
    return new AttributeValue(text.getBytes(UTF_8), false);
  }

  /** Text as it came, in UTF-8; octets that are none are replaced (U+FFFD). */
  public static AttributeValue ofUtf8(byte[] octets) {
    for (byte octet : octets) {
      if (octet < 0) {
        return of(new String(octets, UTF_8));
      }
    }
    return new AttributeValue(octets.clone(), false);
  }

  public static AttributeValue of(byte[] octets) {
    return new AttributeValue(octets.clone(), true);
  }

  public static AttributeValue ofBase64(String base64) {
    return new AttributeValue(Base64.getDecoder().decode(base64), true);
  }

  public boolean isBinary() {
    return binary;
  }

  /** The octets read as UTF-8. */
  public String text() {
    return new String(bytes, UTF_8);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttributeValue value && Arrays.equals(bytes, value.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The text, or base64 where the value is binary. */
  @Override
  public String toString() {
    return binary ? base64() : text();
  }
}
