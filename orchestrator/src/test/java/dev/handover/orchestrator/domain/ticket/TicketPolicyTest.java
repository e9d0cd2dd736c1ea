package dev.handover.orchestrator.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.trigger.SafePattern;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicketPolicyTest {
  private static final Instant START = Instant.parse("2026-11-22T20:00:00Z");
  private static final Instant END = START.plusSeconds(7200);
  private static final TicketPolicy STRICT =
      new TicketPolicy(
          Set.of(OperationKind.SWITCHOVER, OperationKind.STOP),
          Optional.of(new SafePattern("CHG[0-9]+")),
          true);

  private static Optional<Ticket> ticket(String number) {
    return Optional.of(new Ticket(number, Optional.of(new ChangeWindow(START, END))));
  }

  private static Optional<ProblemCode> against(
      OperationKind kind, Optional<Ticket> ticket, Instant now) {
    return STRICT.against(kind, ticket, now).map(Problem::code);
  }

  @Test
  void asksForATicketOnlyForTheKindsItNames() {
    assertThat(against(OperationKind.SWITCHOVER, Optional.empty(), START))
        .contains(ProblemCode.TICKET_REQUIRED);
    assertThat(against(OperationKind.FAILOVER, Optional.empty(), START)).isEmpty();
    for (OperationKind kind : OperationKind.values()) {
      assertThat(TicketPolicy.NONE.against(kind, Optional.empty(), START)).isEmpty();
    }
    assertThat(TicketPolicy.everyKind()).containsExactlyInAnyOrder(OperationKind.values());
  }

  @Test
  void refusesANumberOfAnotherForm() {
    assertThat(against(OperationKind.STOP, ticket("INC0042"), START))
        .contains(ProblemCode.TICKET_REQUIRED);
    assertThat(against(OperationKind.STOP, ticket("CHG0042"), START)).isEmpty();
  }

  @Test
  void letsInFromTheBeginningOfTheWindowAndNotAtItsEnd() {
    assertThat(against(OperationKind.STOP, ticket("CHG1"), START.minusNanos(1)))
        .contains(ProblemCode.OUTSIDE_CHANGE_WINDOW);
    assertThat(against(OperationKind.STOP, ticket("CHG1"), START)).isEmpty();
    assertThat(against(OperationKind.STOP, ticket("CHG1"), END.minusNanos(1))).isEmpty();
    assertThat(against(OperationKind.STOP, ticket("CHG1"), END))
        .contains(ProblemCode.OUTSIDE_CHANGE_WINDOW);
  }

  @Test
  void refusesATicketWithoutTheWindowThatItAsksFor() {
    Optional<Ticket> open = Optional.of(new Ticket("CHG1", Optional.empty()));

    assertThat(against(OperationKind.STOP, open, START)).contains(ProblemCode.TICKET_REQUIRED);
  }

  @Test
  void knowsNoTicketWithAnOddNumberAndNoWindowThatEndsBeforeItBegins() {
    for (String odd : new String[] {"", " ", "CHG 1", "-CHG", "CHG\n1", "<b>", "C".repeat(101)}) {
      assertThatThrownBy(() -> new Ticket(odd, Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new ChangeWindow(END, START))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ChangeWindow(START, START))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
