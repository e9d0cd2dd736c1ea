package dev.handover.orchestrator.domain.trigger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An event with what Standard Webhooks (version 1) puts in its headers. */
public final class SignedEvent {
  /** How far its timestamp may lie away, in both directions: what is older may be a replay. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final String SYMMETRIC = "v1,";
  private static final int MOST_SIGNATURES = 10;

  private final String id;
  private final String timestamp;
  private final String signatures;
  private final byte[] body;

  /** The body as it came, byte by byte. */
  public SignedEvent(String id, String timestamp, String signatures, byte[] body) {
    this.id = id;
    this.timestamp = timestamp;
    this.signatures = signatures;
    this.body = body.clone();
  }

  public String id() {
    return id;
  }

  /** Why it is not to be believed; empty when one of the secrets signed it and it is fresh. */
  public Optional<String> objection(List<SigningSecret> secrets, Instant now) {
    if (!ID.matcher(id).matches()) {
      return Optional.of("webhook-id is not 1 to 200 printable characters");
    }
    if (!SECONDS.matcher(timestamp).matches()) {
      return Optional.of("webhook-timestamp is not a number of seconds since 1970");
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
      return Optional.of(
          "webhook-timestamp is more than %d minutes away".formatted(TOLERANCE.toMinutes()));
    }
    byte[] content = content();
    boolean signed = false;
    for (SigningSecret secret : secrets) {
      signed |= isSignedBy(secret.sign(content));
    }
    return signed ? Optional.empty() : Optional.of("no signature in webhook-signature is right");
  }

  /** Every one is compared, and in constant time: nothing is learned from how long it took. */
  private boolean isSignedBy(byte[] expected) {
    boolean found = false;
    for (String one : signatures.split(" ", MOST_SIGNATURES)) {
      if (one.startsWith(SYMMETRIC)) {
        byte[] shown = one.substring(SYMMETRIC.length()).getBytes(StandardCharsets.UTF_8);
        byte[] right = Base64.getEncoder().encode(expected);
        found |= MessageDigest.isEqual(right, shown);
      }
    }
    return found;
  }

  private byte[] content() {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes("%s.%s.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8));
    content.writeBytes(body);
    return content.toByteArray();
  }
}
