package dev.handover.orchestrator.domain.trigger;

import java.util.Map;
import java.util.Optional;

/** What a label must be; a label that is not there is never what it must be. */
public sealed interface LabelMatch {
  /** The label's name. */
  String label();

  /** Why it is not so; empty when it is. */
  Optional<String> objection(Map<String, String> labels);

  /** Exactly this text. */
  record Exact(String label, String value) implements LabelMatch {
    @Override
    public Optional<String> objection(Map<String, String> labels) {
      return objected(labels.get(label), value::equals, label, "'" + value + "'");
    }
  }

  /** A text that the expression matches as a whole. */
  record Regex(String label, SafePattern pattern) implements LabelMatch {
    @Override
    public Optional<String> objection(Map<String, String> labels) {
      return objected(labels.get(label), pattern::matches, label, "/" + pattern.text() + "/");
    }
  }

  private static Optional<String> objected(
      @org.jspecify.annotations.Nullable String value,
      java.util.function.Predicate<String> test,
      String label,
      String wanted) {
    if (value == null) {
      return Optional.of("there is no label %s, which must be %s".formatted(label, wanted));
    }
    return test.test(value)
        ? Optional.empty()
        : Optional.of("%s is '%s', not %s".formatted(label, value, wanted));
  }
}
