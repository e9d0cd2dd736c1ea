package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.PlanRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells whether two requests with the same idempotency key are the same request. */
final class RequestHash {
  private RequestHash() {}

  static String of(StartRequest request) {
    PlanRequest plan = request.plan();
    List<String> parts =
        List.of(
            request.group().value(),
            plan.kind().name(),
            plan.target().value(),
            plan.actor(),
            plan.attestation().map(a -> a.statement() + " " + a.reason()).orElse(""),
            request.reason(),
            request.planHash().orElse(""),
            request.onFailure().map(Enum::name).orElse(""));
    // Lengths keep two neighbours from being mistaken for one another.
    StringBuilder canonical = new StringBuilder();
    // What came later comes last: a request without it has the hash of the first release.
    Stream<String> waivers = plan.waivers().stream().map(w -> w.safeguard() + " " + w.reason());
    Stream.of(
            parts.stream(),
            waivers,
            plan.runbook().stream(),
            plan.ticket().map(ticket -> "ticket " + ticket).stream())
        .flatMap(part -> part)
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
