package dev.handover.orchestrator.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One of each kind of journal entry; a new kind has to be added here and to the golden journals.
 */
public final class Entries {
  private static final Instant LATER = Instant.parse("2026-11-21T03:00:05Z");

  private Entries() {}

  /** In an order in which they can follow an operation's first entry; ends with the end. */
  public static List<JournalEntry> oneOfEach() {
    List<Step> steps = Samples.switchover().steps();
    StepId one = steps.get(0).id();
    StepId stop = steps.get(3).id();
    return List.of(
        new JournalEntry.StepStarted(one, 1),
        new JournalEntry.StepDeferred(one, "exch1 does not answer", LATER, true),
        new JournalEntry.StepStarted(one, 1),
        new JournalEntry.StepFailed(one, 1, "out of order", "repair it", Optional.of(LATER), false),
        new JournalEntry.StepStarted(one, 2),
        new JournalEntry.StepSucceeded(one, "", List.of()),
        new JournalEntry.StepStarted(stop, 1),
        new JournalEntry.StepProgressed(stop, "STOP_PENDING, checkpoint 2"),
        new JournalEntry.PauseRequested("bob", "lunch"),
        new JournalEntry.StepFailed(
            stop, 1, "it hangs", "end its process", Optional.empty(), false),
        new JournalEntry.Resumed("bob", "after lunch"),
        new JournalEntry.StepSkipped(new StepId("stop-msexchangeis"), "bob", "done by hand"),
        new JournalEntry.TakenOver(new FencingEpoch(2), new UUID(0, 7), "silent"),
        new JournalEntry.StepAwaited(stop),
        new JournalEntry.StepConfirmed(stop, "bob", "is done", Map.of("version", "8.1")),
        new JournalEntry.TurnedBack("it hangs"),
        new JournalEntry.CancelRequested("carol", "not today"),
        new JournalEntry.CompensationStarted(stop, 1),
        new JournalEntry.CompensationFailed(stop, 1, "no", "look", Optional.of(LATER)),
        new JournalEntry.CompensationStarted(stop, 2),
        new JournalEntry.Halted("no", "look", Optional.of(new FencingEpoch(9))),
        new JournalEntry.CompensateRequested("carol", "again"),
        new JournalEntry.CompensationStarted(stop, 1),
        new JournalEntry.StepCompensated(stop, "running", List.of("CN=a: changed meanwhile")),
        new JournalEntry.Halted("no", "look", Optional.empty()),
        new JournalEntry.Abandoned("dave", "by hand", List.of("Stop service: in doubt")));
  }
}
