package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.Operation;
import dev.handover.api.orchestrator.model.OperationKind;
import dev.handover.api.orchestrator.model.OperationState;
import dev.handover.api.orchestrator.model.RecordedAttestation;
import dev.handover.api.orchestrator.model.Step;
import dev.handover.api.orchestrator.model.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the story of an operation to a person as it happens: a header once, a line for each step
 * when something has come of it, a line when the state changes, and a summary when it rests. Told
 * again from the start it is the same story, but for the steps that were undone, which then appear
 * once.
 */
final class OperationAccount {
  private static final String REASON = " ".repeat(37);

  private final Set<String> told = new HashSet<>();
  private @Nullable OperationState lastState;

  /** The whole story so far. */
  static String of(Operation operation) {
    OperationAccount account = new OperationAccount();
    return account.header(operation) + account.news(operation) + account.rest(operation);
  }

  /** Who wants what, and why. */
  String header(Operation operation) {
    lastState = operation.state();
    return "OPERATION  "
        + operation.id()
        + "\n"
        + "           "
        + operation.kind()
        + " of group "
        + operation.group()
        + ": "
        + PlanText.direction(operation.source(), operation.target())
        + ", epoch "
        + operation.epoch()
        + "\n"
        + "asked by   "
        + operation.actor()
        + " at "
        + Layout.dateTime(operation.createdAt())
        + "\n"
        + Layout.paragraph("reason     ", operation.reason())
        + (operation.ticket() == null
            ? ""
            : Layout.paragraph("ticket     ", operation.ticket().number()))
        + attested(operation)
        + "plan       "
        + operation.planHash()
        + "\n"
        + "on failure "
        + operation.onFailure().toString().toLowerCase(Locale.ROOT)
        + "\n\n"
        + "    time (UTC)       took  outcome  step\n";
  }

  private static String attested(Operation operation) {
    RecordedAttestation word = operation.attestation();
    return word == null
        ? ""
        : Layout.paragraph(
            "attested   ",
            "%s, by %s: %s".formatted(word.statement(), word.actor(), word.reason()));
  }

  /** What has happened since the last call; empty when nothing has. */
  String news(Operation operation) {
    StringBuilder out = new StringBuilder();
    operation.steps().stream()
        .filter(OperationAccount::hasOutcome)
        .filter(step -> told.add(step.id() + " " + step.state() + " " + step.finishedAt()))
        .sorted(Comparator.comparing(OperationAccount::when))
        .forEach(step -> out.append(line(step)));
    if (operation.state() != lastState) {
      lastState = operation.state();
      out.append("  --- now ").append(operation.state()).append(" ---\n");
      reasons(operation).forEach(why -> out.append(Layout.paragraph(REASON, why)));
    }
    return out.toString();
  }

  /** Why it is in a state in which a person wonders what it does. */
  private static List<String> reasons(Operation operation) {
    String turnedBack = operation.turnedBack();
    return switch (operation.state()) {
      case WAITING -> underWay(operation).map(OperationAccount::doing).toList();
      case COMPENSATING -> turnedBack == null ? List.of() : List.of(turnedBack);
      case PENDING,
          RUNNING,
          PAUSED,
          HALTED,
          SUCCEEDED,
          SUCCEEDED_WITH_EXCEPTIONS,
          COMPENSATED,
          FAILED,
          ABANDONED ->
          List.of();
    };
  }

  private static Stream<Step> underWay(Operation operation) {
    return operation.steps().stream()
        .filter(
            step -> step.state() == StepState.RUNNING || step.state() == StepState.COMPENSATING);
  }

  private static String doing(Step step) {
    return title(step) + (step.detail() == null ? "" : " (" + step.detail() + ")");
  }

  /** On the way back it is the compensation that runs, ends or fails, not the step. */
  private static String title(Step step) {
    if (step.undoStartedAt() == null) {
      return step.title();
    }
    String compensation = step.compensation();
    return "Undo: " + (compensation == null ? step.title() : compensation);
  }

  /** That nothing has happened for a while, and what is being done. */
  String stillRunning(Operation operation, Instant now) {
    String doing =
        underWay(operation).map(OperationAccount::doing).collect(Collectors.joining("; "));
    String start = "  " + Layout.left(Layout.time(now), 12) + Layout.right("...", 12) + "  ";
    return Layout.paragraph(
        start, doing.isEmpty() ? "the operation is " + operation.state() : doing);
  }

  /** The end, or where it stands when it has not ended. */
  String rest(Operation operation) {
    StringBuilder out = new StringBuilder("\nSTATE      ").append(operation.state());
    Instant ended = operation.endedAt();
    if (ended != null) {
      out.append(" after ").append(Layout.duration(Duration.between(operation.createdAt(), ended)));
    }
    out.append('\n').append(TimesText.of(operation, hasStopped(operation)));
    if (operation.turnedBack() != null) {
      out.append(Layout.paragraph("why back   ", operation.turnedBack()));
    }
    if (operation.halted() != null) {
      out.append(Layout.paragraph("why        ", operation.halted()));
    }
    unfinished(operation, out);
    if (!operation.exceptions().isEmpty()) {
      out.append("\nEXCEPTIONS\n");
      operation.exceptions().forEach(exception -> out.append(Layout.paragraph("  * ", exception)));
    }
    return out.toString();
  }

  private static boolean hasStopped(Operation operation) {
    return operation.kind() != OperationKind.FAILOVER
        || operation.steps().stream()
            .anyMatch(s -> s.action().equals("STOP_SERVICE") && s.startedAt() != null);
  }

  private static void unfinished(Operation operation, StringBuilder out) {
    String label = operation.state() == OperationState.WAITING ? "waiting    " : "running    ";
    underWay(operation).forEach(step -> out.append(Layout.paragraph(label, doing(step))));
    operation.steps().stream()
        .filter(step -> step.state() == StepState.WAITING)
        .forEach(step -> out.append(toDo(step)));
    long left =
        operation.steps().stream().filter(step -> step.state() == StepState.PENDING).count();
    if (left > 0) {
      out.append("not begun  ").append(Layout.count(left, "step", "steps")).append('\n');
    }
  }

  /** What a person has to do, and how to say that it is done. */
  private static String toDo(Step step) {
    StringBuilder out = new StringBuilder(Layout.paragraph("to do      ", step.id()));
    step.inputs()
        .getOrDefault("instructions", step.title())
        .strip()
        .lines()
        .forEach(line -> out.append(Layout.paragraph("           ", line)));
    step.inputs()
        .forEach(
            (name, text) -> {
              if (name.startsWith("ask ")) {
                out.append(
                    Layout.paragraph("answer     ", name.substring("ask ".length()) + ": " + text));
              }
            });
    return out.append(Layout.paragraph("then       ", "confirm the step " + step.id())).toString();
  }

  private static boolean hasOutcome(Step step) {
    return switch (step.state()) {
      case SUCCEEDED, FAILED, COMPENSATED, SKIPPED -> true;
      case IN_DOUBT, PENDING, RUNNING, WAITING, COMPENSATING -> false;
    };
  }

  private static Instant when(Step step) {
    Instant finished = step.finishedAt();
    return finished == null ? Instant.MAX : finished;
  }

  private static String line(Step step) {
    boolean back = step.undoStartedAt() != null;
    Instant started = back ? step.undoStartedAt() : step.startedAt();
    Instant finished = step.finishedAt();
    String time = finished == null ? "" : Layout.time(finished);
    String took =
        started == null || finished == null
            ? ""
            : Layout.duration(Duration.between(started, finished));
    String attempts = !back && step.attempts() > 1 ? " (attempt " + step.attempts() + ")" : "";
    String start =
        "  "
            + Layout.left(time, 12)
            + Layout.right(took, 12)
            + "  "
            + Layout.left(outcome(step.state()), 9);
    String line = Layout.paragraph(start, title(step) + attempts);
    boolean worthTelling = step.state() == StepState.FAILED || step.state() == StepState.SKIPPED;
    String detail = step.detail();
    return worthTelling && detail != null
        ? line + Layout.paragraph(" ".repeat(start.length()), detail)
        : line;
  }

  private static String outcome(StepState state) {
    return switch (state) {
      case SUCCEEDED, COMPENSATED -> "ok";
      case FAILED -> "FAILED";
      case SKIPPED -> "skipped";
      case IN_DOUBT -> "in doubt";
      case PENDING -> "pending";
      case RUNNING, COMPENSATING -> "running";
      case WAITING -> "waiting";
    };
  }
}
