package dev.handover.orchestrator.domain.trigger;

import dev.handover.orchestrator.domain.GroupName;
import java.util.Map;
import java.util.Optional;

/** Which group a rule is for. */
public sealed interface GroupChoice {
  /** As it was named, valid or not; empty when nothing names it. */
  Optional<String> of(Map<String, String> labels);

  /** Always the same. */
  record Fixed(GroupName group) implements GroupChoice {
    @Override
    public Optional<String> of(Map<String, String> labels) {
      return Optional.of(group.value());
    }
  }

  /** The one that a label names. */
  record FromLabel(String label) implements GroupChoice {
    @Override
    public Optional<String> of(Map<String, String> labels) {
      return Optional.ofNullable(labels.get(label));
    }
  }
}
