package dev.handover.orchestrator.adapter.events;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as Standard Webhooks 1.0.0 says: HMAC-SHA256 over id, timestamp and body. With several keys
 * there are several signatures, so that a receiver can change from one to the next.
 */
final class Signature {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  /** Of Standard Webhooks: 24 to 64 bytes. */
  private static final int LEAST_BYTES = 24;

  private static final int MOST_BYTES = 64;

  private Signature() {}

  /** The three headers. */
  static Map<String, String> headers(SecretFile secrets, String id, Instant at, byte[] body)
      throws NotDelivered {
    List<String> signatures = new ArrayList<>();
    for (String line : secrets.lines()) {
      signatures.add("v1," + sign(key(secrets, line), id, at, body));
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
    headers.put("webhook-signature", String.join(" ", signatures));
    return headers;
  }

  private static byte[] key(SecretFile file, String line) throws NotDelivered {
    try {
      byte[] key = Base64.getDecoder().decode(line.substring(PREFIX.length()));
      if (line.startsWith(PREFIX) && key.length >= LEAST_BYTES && key.length <= MOST_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw noKey(file);
    }
    throw noKey(file);
  }

  private static NotDelivered noKey(SecretFile file) {
    return new NotDelivered(
        "the file %s holds something else than keys: 'whsec_' and 24 to 64 bytes in base64"
            .formatted(file.file()));
  }

  private static String sign(byte[] key, String id, Instant at, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK knows " + ALGORITHM, e);
    }
  }
}
