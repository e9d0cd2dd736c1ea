package dev.handover.orchestrator.app.evacuation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells whether two requests with the same idempotency key are the same request. */
final class EvacuationHash {
  private EvacuationHash() {}

  static String of(EvacuationRequest request) {
    List<Object> parts =
        List.of(
            request.from(),
            request.kind(),
            request.limit(),
            request.waves(),
            request.afterFailure(),
            request.actor(),
            request.reason(),
            request.attestation().map(a -> a.statement() + " " + a.reason()).orElse(""),
            request.waivers());
    // Lengths keep two neighbours from being mistaken for one another.
    StringBuilder canonical = new StringBuilder();
    // What has no ticket keeps the hash that it had before there were any.
    Stream.concat(parts.stream(), request.ticket().stream())
        .map(Object::toString)
        .forEach(part -> canonical.append(part.length()).append(':').append(part));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
