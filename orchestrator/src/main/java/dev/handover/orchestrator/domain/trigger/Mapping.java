package dev.handover.orchestrator.domain.trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which rule counts for what came, and why the others do not. */
public record Mapping(Optional<TriggerRule> rule, List<Mismatch> mismatches) {
  public Mapping {
    mismatches = List.copyOf(mismatches);
  }

  /** Why a rule does not count. */
  public record Mismatch(String rule, String detail) {}

  /** The first rule that matches counts. */
  public static Mapping of(Trigger trigger, Signal signal) {
    Optional<TriggerRule> counts = Optional.empty();
    List<Mismatch> others = new ArrayList<>();
    for (TriggerRule rule : trigger.rules()) {
      if (counts.isPresent()) {
        others.add(new Mismatch(rule.name(), "comes after " + counts.get().name()));
        continue;
      }
      Optional<String> objection = rule.objection(signal.labels());
      if (objection.isEmpty()) {
        counts = Optional.of(rule);
      } else {
        others.add(new Mismatch(rule.name(), objection.get()));
      }
    }
    return new Mapping(counts, others);
  }
}
