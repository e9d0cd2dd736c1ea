package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.JournalEntry.Abandoned;
import dev.handover.orchestrator.domain.JournalEntry.CancelRequested;
import dev.handover.orchestrator.domain.JournalEntry.CompensateRequested;
import dev.handover.orchestrator.domain.JournalEntry.CompensationFailed;
import dev.handover.orchestrator.domain.JournalEntry.CompensationStarted;
import dev.handover.orchestrator.domain.JournalEntry.Ended;
import dev.handover.orchestrator.domain.JournalEntry.Halted;
import dev.handover.orchestrator.domain.JournalEntry.OperationCreated;
import dev.handover.orchestrator.domain.JournalEntry.PauseRequested;
import dev.handover.orchestrator.domain.JournalEntry.Resumed;
import dev.handover.orchestrator.domain.JournalEntry.StepAwaited;
import dev.handover.orchestrator.domain.JournalEntry.StepCompensated;
import dev.handover.orchestrator.domain.JournalEntry.StepConfirmed;
import dev.handover.orchestrator.domain.JournalEntry.StepDeferred;
import dev.handover.orchestrator.domain.JournalEntry.StepFailed;
import dev.handover.orchestrator.domain.JournalEntry.StepProgressed;
import dev.handover.orchestrator.domain.JournalEntry.StepSkipped;
import dev.handover.orchestrator.domain.JournalEntry.StepStarted;
import dev.handover.orchestrator.domain.JournalEntry.StepSucceeded;
import dev.handover.orchestrator.domain.JournalEntry.TakenOver;
import dev.handover.orchestrator.domain.JournalEntry.TurnedBack;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A journal entry in the flat form in which it is shown to people and streamed to programs.
 *
 * @param type UPPER_SNAKE, stable, part of the contract
 */
public record EntryText(
    String type, Optional<String> step, Optional<String> actor, Map<String, String> data) {

  /** The flat form of an entry. */
  public static EntryText of(JournalEntry entry) {
    return switch (entry) {
      case OperationCreated e -> byActor("OPERATION_CREATED", e.actor(), created(e));
      case StepStarted e -> ofStep("STEP_STARTED", e.step(), map("attempt", e.attempt()));
      case StepProgressed e -> ofStep("STEP_PROGRESSED", e.step(), map("progress", e.progress()));
      case StepDeferred e ->
          ofStep("STEP_DEFERRED", e.step(), map("reason", e.reason(), "retryAt", e.retryAt()));
      case StepSucceeded e ->
          ofStep("STEP_SUCCEEDED", e.step(), outcome(e.detail(), e.conflicts()));
      case StepFailed e ->
          ofStep("STEP_FAILED", e.step(), failure(e.attempt(), e.reason(), e.cure(), e.retryAt()));
      case TurnedBack e -> plain("TURNED_BACK", map("reason", e.reason()));
      case CompensationStarted e ->
          ofStep("COMPENSATION_STARTED", e.step(), map("attempt", e.attempt()));
      case StepCompensated e ->
          ofStep("STEP_COMPENSATED", e.step(), outcome(e.detail(), e.conflicts()));
      case CompensationFailed e ->
          ofStep(
              "COMPENSATION_FAILED",
              e.step(),
              failure(e.attempt(), e.reason(), e.cure(), e.retryAt()));
      case Halted e -> plain("HALTED", map("reason", e.reason(), "cure", e.cure()));
      case PauseRequested e -> byActor("PAUSE_REQUESTED", e.actor(), map("reason", e.reason()));
      case Resumed e -> byActor("RESUMED", e.actor(), map("reason", e.reason()));
      case StepAwaited e -> ofStep("STEP_AWAITED", e.step(), Map.of());
      case StepConfirmed e -> confirmed(e);
      case StepSkipped e -> skipped(e);
      case CancelRequested e -> byActor("CANCEL_REQUESTED", e.actor(), map("reason", e.reason()));
      case CompensateRequested e ->
          byActor("COMPENSATE_REQUESTED", e.actor(), map("reason", e.reason()));
      case TakenOver e ->
          plain(
              "TAKEN_OVER",
              map("epoch", e.epoch().value(), "instance", e.instance(), "reason", e.reason()));
      case Ended e -> plain("ENDED", map("state", e.state(), "exceptions", lines(e.exceptions())));
      case Abandoned e ->
          byActor("ABANDONED", e.actor(), map("reason", e.reason(), "left", lines(e.left())));
    };
  }

  private static Map<String, String> created(OperationCreated e) {
    return map(
        "reason",
        e.reason(),
        "epoch",
        e.epoch().value(),
        "attestation",
        e.attestation().map(a -> a.statement().name()).orElse(""),
        "attestationReason",
        e.attestation().map(Attestation::reason).orElse(""));
  }

  private static EntryText skipped(StepSkipped e) {
    return new EntryText(
        "STEP_SKIPPED",
        Optional.of(e.step().value()),
        Optional.of(e.actor()),
        map("reason", e.reason()));
  }

  private static EntryText confirmed(StepConfirmed e) {
    Map<String, String> data = map("reason", e.reason());
    data.putAll(e.answers());
    return new EntryText(
        "STEP_CONFIRMED", Optional.of(e.step().value()), Optional.of(e.actor()), data);
  }

  private static EntryText plain(String type, Map<String, String> data) {
    return new EntryText(type, Optional.empty(), Optional.empty(), data);
  }

  private static EntryText byActor(String type, String actor, Map<String, String> data) {
    return new EntryText(type, Optional.empty(), Optional.of(actor), data);
  }

  private static EntryText ofStep(String type, StepId step, Map<String, String> data) {
    return new EntryText(type, Optional.of(step.value()), Optional.empty(), data);
  }

  private static Map<String, String> outcome(String detail, List<String> conflicts) {
    return map("detail", detail, "conflicts", lines(conflicts));
  }

  private static Map<String, String> failure(
      int attempt, String reason, String cure, Optional<Instant> retryAt) {
    String retry = retryAt.map(Instant::toString).orElse("");
    return map("attempt", attempt, "reason", reason, "cure", cure, "retryAt", retry);
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines);
  }

  private static Map<String, String> map(Object... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      String value = pairs[i + 1].toString();
      if (!value.isEmpty()) {
        map.put(pairs[i].toString(), value);
      }
    }
    return map;
  }
}
