package dev.handover.orchestrator.domain.report;

import dev.handover.orchestrator.domain.JournalEntry.StepSkipped;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationOrder;
import dev.handover.orchestrator.domain.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A safeguard that somebody set aside, or a word that stood for a proof. */
public record SetAside(What what, String name, String actor, String reason, Instant at) {
  /** In which way. */
  public enum What {
    /** A safeguard, by its name. */
    OVERRIDE,
    /** A word in place of a proof. */
    ATTESTATION,
    /** A step that was left out. */
    SKIP
  }

  /** Everything of that kind in an operation, in the order in which it was said. */
  public static List<SetAside> of(Operation operation) {
    OperationOrder order = operation.order();
    Stream<SetAside> waivers =
        order.waivers().stream()
            .map(
                waiver ->
                    new SetAside(
                        What.OVERRIDE,
                        waiver.safeguard().name(),
                        order.actor(),
                        waiver.reason(),
                        order.createdAt()));
    Stream<SetAside> words =
        order.attestation().stream()
            .map(
                word ->
                    new SetAside(
                        What.ATTESTATION,
                        word.statement().name(),
                        order.actor(),
                        word.reason(),
                        order.createdAt()));
    Stream<SetAside> skips = operation.entries().stream().flatMap(SetAside::skip);
    return Stream.of(waivers, words, skips).flatMap(all -> all).toList();
  }

  private static Stream<SetAside> skip(Recorded recorded) {
    return recorded.entry() instanceof StepSkipped skipped
        ? Stream.of(
            new SetAside(
                What.SKIP,
                skipped.step().value(),
                skipped.actor(),
                skipped.reason(),
                recorded.at()))
        : Stream.empty();
  }
}
