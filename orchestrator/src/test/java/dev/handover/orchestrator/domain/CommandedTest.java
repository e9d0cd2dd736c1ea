package dev.handover.orchestrator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandedTest {
  private static final Instant T0 = Instant.parse("2026-11-21T03:00:00Z");
  private static final String OK = "";

  private static Operation with(JournalEntry... entries) {
    OperationOrder order =
        new OperationOrder(
            new UUID(1, 1),
            Samples.switchover(),
            "alice",
            "x",
            OnFailure.HALT,
            Optional.empty(),
            T0);
    JournalEntry first =
        new JournalEntry.OperationCreated(new FencingEpoch(1), "alice", "x", Optional.empty());
    Operation operation = Operation.replay(order, List.of(new Recorded(1, T0, first)));
    for (JournalEntry entry : entries) {
      operation = operation.with(entry, T0);
    }
    return operation;
  }

  private static Operation running() {
    return with(new JournalEntry.StepStarted(new StepId("fence-exch1"), 1));
  }

  private static Operation paused() {
    return with(new JournalEntry.PauseRequested("bob", "x"));
  }

  private static Operation halted() {
    return with(new JournalEntry.Halted("x", "y", Optional.empty()));
  }

  private static Operation turnedBack() {
    return with(new JournalEntry.TurnedBack("x"));
  }

  private static Operation pastPivot() {
    return with(new JournalEntry.StepStarted(new StepId("start-msexchangesa"), 1));
  }

  private static Operation ended() {
    return with(new JournalEntry.Ended(OperationState.SUCCEEDED, List.of()));
  }

  static Stream<Arguments> commands() {
    return Stream.of(
        Arguments.of(CommandKind.PAUSE, running(), OK),
        Arguments.of(CommandKind.PAUSE, turnedBack(), OK),
        Arguments.of(CommandKind.PAUSE, paused(), "wrong-state"),
        Arguments.of(CommandKind.PAUSE, halted(), "wrong-state"),
        Arguments.of(CommandKind.PAUSE, ended(), "wrong-state"),
        Arguments.of(CommandKind.RESUME, running(), "wrong-state"),
        Arguments.of(CommandKind.RESUME, paused(), OK),
        Arguments.of(CommandKind.RESUME, halted(), OK),
        Arguments.of(CommandKind.RESUME, ended(), "wrong-state"),
        Arguments.of(CommandKind.CANCEL, running(), OK),
        Arguments.of(CommandKind.CANCEL, paused(), OK),
        Arguments.of(CommandKind.CANCEL, halted(), OK),
        Arguments.of(CommandKind.CANCEL, turnedBack(), "wrong-state"),
        Arguments.of(CommandKind.CANCEL, pastPivot(), "past-pivot"),
        Arguments.of(CommandKind.CANCEL, ended(), "wrong-state"),
        Arguments.of(CommandKind.COMPENSATE, running(), "wrong-state"),
        Arguments.of(CommandKind.COMPENSATE, halted(), OK),
        Arguments.of(CommandKind.COMPENSATE, paused(), "wrong-state"),
        Arguments.of(CommandKind.SKIP, running(), "wrong-state"),
        Arguments.of(CommandKind.SKIP, paused(), "wrong-state"),
        Arguments.of(CommandKind.SKIP, halted(), "wrong-state"), // no step, and none that failed
        Arguments.of(CommandKind.CONFIRM, running(), "wrong-state"),
        Arguments.of(CommandKind.CONFIRM, ended(), "wrong-state"),
        Arguments.of(CommandKind.ABANDON, running(), "wrong-state"),
        Arguments.of(CommandKind.ABANDON, paused(), OK),
        Arguments.of(CommandKind.ABANDON, halted(), OK),
        Arguments.of(CommandKind.ABANDON, ended(), "wrong-state"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void allowsWhatTheStateAllows(CommandKind kind, Operation operation, String refusal) {
    OperationCommand command = new OperationCommand(kind, "bob", "because", Optional.empty());
    assertThat(code(operation.command(command))).isEqualTo(refusal);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void refusesADecisionOnAnotherVersion(CommandKind kind, Operation operation, String otherwise) {
    OperationCommand command = new OperationCommand(kind, "bob", otherwise, Optional.of(99L));
    assertThat(code(operation.command(command))).isEqualTo("version-changed");
  }

  private static String code(Commanded commanded) {
    return switch (commanded) {
      case Commanded.Accepted accepted -> OK;
      case Commanded.Rejected rejected -> rejected.problem().code().code();
    };
  }
}
