package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.Answer;
import java.util.Optional;

/**
 * One thing that was looked at, also when all is well.
 *
 * @param check its name, stable, lower-kebab
 * @param where a node, directory-service, the group's directory, …
 * @param about which service, entry, file, … there
 * @param seen what was found, or why nothing could be
 * @param cure empty only when all is well
 */
public record ReadinessFinding(
    String check,
    String where,
    Optional<String> about,
    ReadinessLevel level,
    String seen,
    String cure) {
  public ReadinessFinding {
    if (level != ReadinessLevel.OK && cure.isBlank()) {
      throw new IllegalArgumentException("a finding without cure: " + check + ": " + seen);
    }
  }

  /** What is looked at, before anything is known about it. */
  public record Check(String name, String where, Optional<String> about) {
    /** As a whole. */
    public static Check of(String name, String where) {
      return new Check(name, where, Optional.empty());
    }

    /** The same check of a part. */
    public Check about(String part) {
      return new Check(name, where, Optional.of(part));
    }

    public ReadinessFinding ok(String seen) {
      return found(ReadinessLevel.OK, seen, "");
    }

    public ReadinessFinding warning(String seen, String cure) {
      return found(ReadinessLevel.WARNING, seen, cure);
    }

    public ReadinessFinding unknown(String seen, String cure) {
      return found(ReadinessLevel.UNKNOWN, seen, cure);
    }

    public ReadinessFinding blocking(String seen, String cure) {
      return found(ReadinessLevel.BLOCKING, seen, cure);
    }

    /** Whoever should tell did not. */
    public ReadinessFinding unknown(Answer.Unreachable<?> away) {
      return unknown(away.reason(), "Bring it back, or look why it does not answer.");
    }

    /** Whoever should tell would not. */
    public ReadinessFinding unknown(Answer.Refused<?> no) {
      return unknown("%s: %s".formatted(no.code(), no.detail()), orElse(no.cure()));
    }

    /** Found at this level; who gives no cure leaves it to the reader. */
    public ReadinessFinding found(ReadinessLevel level, String seen, String cure) {
      return new ReadinessFinding(
          name, where, about, level, seen, level == ReadinessLevel.OK ? cure : orElse(cure));
    }

    private static String orElse(String cure) {
      return cure.isBlank() ? "Look what it names." : cure;
    }
  }
}
