package dev.handover.orchestrator.app.metrics;

import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Recorded;
import dev.handover.orchestrator.domain.Step;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.times.Measured;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts what this instance has written down. Labels are kinds, states and groups only: their
 * number is bounded by the contract and the configuration.
 */
@ApplicationScoped
public class OperationMeters {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1)
  };

  private final MeterRegistry registry;

  public OperationMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** An operation was accepted. */
  void started(Operation operation) {
    count("handover.operations.started", "Operations that were accepted", tags(operation));
  }

  /** These facts were written; the operation is as it is after the last of them. */
  void written(Operation after, List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      account(after, entry);
    }
  }

  private void account(Operation after, JournalEntry entry) {
    switch (entry) {
      case JournalEntry.StepSucceeded e -> ended(after, e.step(), "succeeded");
      case JournalEntry.StepCompensated e -> ended(after, e.step(), "compensated");
      case JournalEntry.StepFailed e -> {
        ended(after, e.step(), "failed");
        e.retryAt().ifPresent(at -> retried(after, e.step(), "failed"));
      }
      case JournalEntry.CompensationFailed e -> {
        ended(after, e.step(), "compensation_failed");
        e.retryAt().ifPresent(at -> retried(after, e.step(), "failed"));
      }
      case JournalEntry.StepDeferred e -> retried(after, e.step(), "unreachable");
      case JournalEntry.Halted e ->
          count(
              "handover.operations.halted",
              "Times an operation came to need a person",
              tags(after));
      case JournalEntry.TurnedBack e ->
          count("handover.operations.turned.back", "Operations that turned back", tags(after));
      case JournalEntry.Ended e -> over(after);
      case JournalEntry.Abandoned e -> over(after);
      case JournalEntry.OperationCreated e -> {}
      case JournalEntry.StepStarted e -> {}
      case JournalEntry.StepProgressed e -> {}
      case JournalEntry.StepAwaited e -> {}
      case JournalEntry.StepConfirmed e -> {}
      case JournalEntry.CompensationStarted e -> {}
      case JournalEntry.PauseRequested e -> {}
      case JournalEntry.Resumed e -> {}
      case JournalEntry.StepSkipped e -> {}
      case JournalEntry.CancelRequested e -> {}
      case JournalEntry.CompensateRequested e -> {}
      case JournalEntry.TakenOver e -> {}
    }
  }

  /** Another actor goes on with it. */
  void takenOver(Operation operation) {
    count("handover.operations.taken.over", "Times another actor went on", tags(operation));
  }

  /** Somebody else wrote first. */
  void collided() {
    count("handover.journal.collisions", "Appends that came second and were not written");
  }

  /** An append was durable after this long. */
  void appended(Duration took) {
    Timer.builder("handover.journal.append")
        .description("Until facts were durable")
        .register(registry)
        .record(took);
  }

  private void over(Operation after) {
    String[] ended = {
      "group", after.group().value(), "kind", kind(after), "state", lower(after.state())
    };
    count("handover.operations.ended", "Operations that have ended", ended);
    Measured measured = Measured.of(after);
    measured
        .outage()
        .ifPresent(
            took ->
                time("handover.operation.outage", "Outage of a move", took, "kind", kind(after)));
    measured
        .recovery()
        .ifPresent(
            took ->
                time(
                    "handover.operation.recovery",
                    "From the first sign or the order until it serves",
                    took,
                    "kind",
                    kind(after)));
    measured
        .phases()
        .forEach(
            (phase, took) ->
                Timer.builder("handover.operation.phase")
                    .description("What the time of an operation went to")
                    .tags("kind", kind(after), "phase", lower(phase))
                    .register(registry)
                    .record(took));
  }

  private void ended(Operation after, StepId step, String outcome) {
    Duration took = Duration.between(begun(after, step), after.entries().getLast().at());
    time(
        "handover.step",
        "Tries of steps, from the intent to the outcome",
        took,
        "action",
        action(after, step),
        "outcome",
        outcome);
  }

  /** The last intent before the outcome. */
  private static Instant begun(Operation after, StepId step) {
    List<Recorded> entries = after.entries();
    return entries.reversed().stream()
        .filter(recorded -> step.equals(intended(recorded.entry())))
        .findFirst()
        .map(Recorded::at)
        .orElse(entries.getLast().at());
  }

  private static @Nullable StepId intended(JournalEntry entry) {
    return entry instanceof JournalEntry.StepStarted started
        ? started.step()
        : entry instanceof JournalEntry.CompensationStarted undone ? undone.step() : null;
  }

  private void retried(Operation after, StepId step, String why) {
    count(
        "handover.step.retries",
        "Tries that are made again",
        "action",
        action(after, step),
        "why",
        why);
  }

  private static String action(Operation operation, StepId id) {
    Optional<Action> action =
        operation.plan().steps().stream()
            .filter(step -> step.id().equals(id))
            .map(Step::action)
            .findFirst();
    return action.map(Action::kind).orElse("UNKNOWN").toLowerCase(Locale.ROOT);
  }

  private static String[] tags(Operation operation) {
    return new String[] {"group", operation.group().value(), "kind", kind(operation)};
  }

  private static String kind(Operation operation) {
    return lower(operation.plan().kind());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private void count(String name, String description, String... tags) {
    Counter.builder(name).description(description).tags(tags).register(registry).increment();
  }

  private void time(String name, String description, Duration took, String... tags) {
    Timer.builder(name)
        .description(description)
        .tags(tags)
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(took);
  }
}
