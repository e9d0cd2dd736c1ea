package dev.handover.orchestrator.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** SHA-256 over what a plan would do. No ids and no times: the same world gives the same hash. */
final class PlanHash {
  private final StringBuilder canonical = new StringBuilder();

  private PlanHash() {}

  static String of(
      GroupName group,
      PlanRequest request,
      List<Step> steps,
      Optional<DirectoryPreview> directory) {
    PlanHash hash = new PlanHash();
    hash.add(group, request.kind(), request.target());
    directory.ifPresent(diff -> hash.add(diff.contentHash()));
    steps.forEach(hash::step);
    return "sha256:" + hash.digest();
  }

  private void step(Step step) {
    add(step.id(), step.phase(), step.dependsOn(), step.pivot(), step.criticality(), step.limits());
    action(step.action());
    step.compensation()
        .ifPresent(
            compensation -> {
              add(compensation.limits());
              action(compensation.action());
            });
  }

  private void action(Action action) {
    Map<String, String> inputs = new TreeMap<>(action.inputs());
    inputs.remove("changeSet"); // each preview has its own
    add(action.kind(), inputs);
  }

  private void add(Object... parts) {
    for (Object part : parts) {
      String text = part.toString();
      canonical.append(text.length()).append(':').append(text);
    }
  }

  private String digest() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(canonical.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
