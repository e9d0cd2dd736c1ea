package dev.handover.orchestrator.domain.trigger;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A symmetric secret of Standard Webhooks: 24 to 64 bytes, written `whsec_` and base64. */
public final class SigningSecret {
  private static final String PREFIX = "whsec_";
  private static final int LEAST = 24;
  private static final int MOST = 64;

  private final byte[] key;

  private SigningSecret(byte[] key) {
    this.key = key;
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it is none; the message does not show it
   */
  public static SigningSecret parse(String text) {
    String bare = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    byte[] key = decoded(bare);
    if (key.length < LEAST || key.length > MOST) {
      throw new IllegalArgumentException(
          "a secret of %d bytes; it has %d to %d".formatted(key.length, LEAST, MOST));
    }
    return new SigningSecret(key);
  }

  @SuppressWarnings("UnusedException") // the cause would show the secret
  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a secret that is not base64");
    }
  }

  /** HMAC-SHA256. */
  byte[] sign(byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "SigningSecret[hidden]";
  }
}
