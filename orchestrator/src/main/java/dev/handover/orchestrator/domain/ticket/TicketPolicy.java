package dev.handover.orchestrator.domain.ticket;

import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.trigger.SafePattern;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which ticket a group asks for.
 *
 * @param kinds of which operations; of no others
 * @param pattern what its number must look like
 * @param window whether it must have a window, and now must be inside
 */
public record TicketPolicy(
    Set<OperationKind> kinds, Optional<SafePattern> pattern, boolean window) {
  /** What holds for a group that says nothing. */
  public static final TicketPolicy NONE = new TicketPolicy(Set.of(), Optional.empty(), false);

  private static final String CURE =
      "Give the number of an approved ticket, with its window if the group asks for one:"
          + " \"ticket\": {\"number\": ..., \"windowStart\": ..., \"windowEnd\": ...}.";

  public TicketPolicy {
    kinds = Set.copyOf(kinds);
  }

  /** Of every kind of operation. */
  public static Set<OperationKind> everyKind() {
    return EnumSet.allOf(OperationKind.class);
  }

  /** Why such an operation may not begin now; empty when it may. */
  public Optional<Problem> against(OperationKind kind, Optional<Ticket> ticket, Instant now) {
    if (!kinds.contains(kind)) {
      return Optional.empty();
    }
    if (ticket.isEmpty()) {
      return missing(
          "The group's policy asks for a ticket for a %s, and there is none.".formatted(kind));
    }
    String number = ticket.get().number();
    if (pattern.isPresent() && !pattern.get().matches(number)) {
      return missing(
          "The ticket %s is not one that the group's policy asks for (%s)."
              .formatted(number, pattern.get().text()));
    }
    return window ? outside(ticket.get(), now) : Optional.empty();
  }

  private static Optional<Problem> outside(Ticket ticket, Instant now) {
    Optional<ChangeWindow> given = ticket.window();
    if (given.isEmpty()) {
      return missing(
          "The group's policy asks for the window of the ticket, and %s has none."
              .formatted(ticket.number()));
    }
    if (given.get().holds(now)) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            ProblemCode.OUTSIDE_CHANGE_WINDOW,
            "It is %s; ticket %s.".formatted(now, ticket),
            "Ask again within the window, or have another one approved."));
  }

  private static Optional<Problem> missing(String detail) {
    return Optional.of(new Problem(ProblemCode.TICKET_REQUIRED, detail, CURE));
  }
}
