package dev.handover.orchestrator.domain.trigger;

import dev.handover.orchestrator.domain.ticket.ChangeWindow;
import dev.handover.orchestrator.domain.ticket.Ticket;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** Where in what came the ticket stands: labels for its number and for both ends of its window. */
public record TicketTemplate(String number, Optional<String> start, Optional<String> end) {
  /** The ticket; none when the labels do not hold one: then the group's policy has its say. */
  public Optional<Ticket> in(Map<String, String> labels) {
    try {
      Optional<String> named = Optional.ofNullable(labels.get(number));
      Optional<Instant> from = start.flatMap(label -> time(labels, label));
      Optional<Instant> until = end.flatMap(label -> time(labels, label));
      Optional<ChangeWindow> window =
          from.isPresent() && until.isPresent()
              ? Optional.of(new ChangeWindow(from.get(), until.get()))
              : Optional.empty();
      return named.map(n -> new Ticket(n, window));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(Map<String, String> labels, String label) {
    return Optional.ofNullable(labels.get(label))
        .map(text -> OffsetDateTime.parse(text).toInstant());
  }
}
