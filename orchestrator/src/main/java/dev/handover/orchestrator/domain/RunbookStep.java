package dev.handover.orchestrator.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A step of a runbook as its file has it.
 *
 * @param on where; a move and a manual step have their own idea of that and ignore it
 * @param with what an action or a check needs to know; words in braces stand for the group's own
 */
public record RunbookStep(StepId id, Task task, Place on, Map<String, List<String>> with) {
  public RunbookStep {
    with = Map.copyOf(with);
  }

  /** What is done. */
  public sealed interface Task {
    /** By a person, who confirms it. */
    record Manual(String instructions, List<Question> questions) implements Task {
      public Manual {
        questions = List.copyOf(questions);
      }
    }

    /** The group goes there, unless it is there. */
    record Move(Place to) implements Task {}

    /** A change. */
    record Act(RunbookAction action) implements Task {}

    /** A look that has to turn out well. */
    record Check(RunbookCheck check) implements Task {}

    /** Nobody but this runbook moves the group for so long. */
    record Freeze(String reason, Duration length) implements Task {}

    /** The end of that. */
    record Unfreeze() implements Task {}
  }

  /** The step in one sentence, or its instructions. */
  public String text() {
    return switch (task) {
      case Task.Manual t -> t.instructions();
      case Task.Move t -> "Move the group to %s, unless it is there".formatted(word(t.to()));
      case Task.Act t -> "%s on %s%s".formatted(t.action().words(), word(on), parameters());
      case Task.Check t -> "%s on %s%s".formatted(t.check().words(), word(on), parameters());
      case Task.Freeze t -> "Freeze the group for %s: %s".formatted(t.length(), t.reason());
      case Task.Unfreeze t -> "Unfreeze the group";
    };
  }

  private String parameters() {
    return with.isEmpty() ? "" : " " + new java.util.TreeMap<>(with);
  }

  private static String word(Place place) {
    return switch (place) {
      case PRIMARY -> "the primary";
      case BACKUP -> "the backup";
      case ACTIVE -> "the active node";
      case STANDBY -> "the standby";
      case BOTH -> "both nodes";
    };
  }
}
