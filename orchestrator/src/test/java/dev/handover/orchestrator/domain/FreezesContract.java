package dev.handover.orchestrator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of freezes promises. */
public abstract class FreezesContract {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00.123456Z");
  private static final Optional<GroupName> MAIL = Optional.of(Samples.MAIL);

  protected abstract Freezes freezes();

  protected abstract Operations operations();

  protected abstract Journal journal();

  private static Freeze byBob(Optional<GroupName> group, String reason) {
    return new Freeze(group, "bob", reason, NOW, Optional.empty(), Optional.empty());
  }

  @Test
  void keepsAFreezeExactlyAsItWas() {
    Freeze freeze =
        new Freeze(MAIL, "bob", "pack", NOW, Optional.of(NOW.plusSeconds(9)), Optional.empty());
    freezes().put(freeze);
    assertThat(freezes().inForce(NOW)).containsExactly(freeze);
  }

  @Test
  void endsAFreezeByTheClockAlone() {
    freezes()
        .put(
            new Freeze(
                MAIL, "bob", "pack", NOW, Optional.of(NOW.plusSeconds(9)), Optional.empty()));
    assertThat(freezes().inForce(NOW.plusSeconds(8))).hasSize(1);
    assertThat(freezes().inForce(NOW.plusSeconds(9))).isEmpty();
  }

  @Test
  void replacesAFreezeOfTheSameGroupAndLeavesThatOfEverything() {
    freezes().put(byBob(Optional.empty(), "storage"));
    freezes().put(byBob(MAIL, "one"));
    freezes().put(byBob(MAIL, "two"));
    assertThat(freezes().inForce(NOW)).extracting(Freeze::reason).containsOnly("storage", "two");
  }

  @Test
  void liftsOnlyWhatItWasAskedToAndAsOftenAsAsked() {
    freezes().put(byBob(Optional.empty(), "storage"));
    freezes().put(byBob(MAIL, "one"));
    freezes().lift(MAIL, Optional.empty());
    freezes().lift(MAIL, Optional.empty());
    assertThat(freezes().inForce(NOW)).extracting(Freeze::reason).containsExactly("storage");
  }

  @Test
  void endsTheFreezeOfAnOperationWithTheOperation() {
    // Given
    Operation operation = started();
    UUID id = operation.id();
    freezes().put(byBob(MAIL, "by a person"));
    freezes().put(new Freeze(MAIL, "alice", "runbook", NOW, Optional.empty(), Optional.of(id)));
    assertThat(freezes().inForce(NOW)).hasSize(2);

    // When
    journal().append(operation, new JournalEntry.Ended(OperationState.FAILED, List.of()), NOW);

    // Then
    assertThat(freezes().inForce(NOW)).extracting(Freeze::reason).containsExactly("by a person");
  }

  private Operation started() {
    OperationOrder order =
        new OperationOrder(
            UUID.randomUUID(),
            Samples.switchover(),
            "alice",
            "INC0042",
            OnFailure.HALT,
            Optional.empty(),
            NOW);
    return ((Operations.Started.Accepted)
            operations()
                .start(new Operations.NewOperation(order, FencingEpoch.none(), "key-0001", "h")))
        .operation();
  }
}
