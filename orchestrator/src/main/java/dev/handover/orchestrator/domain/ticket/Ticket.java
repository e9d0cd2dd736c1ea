package dev.handover.orchestrator.domain.ticket;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A change or an incident, as whoever asks names it. Handover does not ask the ticketing system:
 * who asks answers for it, and it is recorded with the operation.
 *
 * @param number as the ticketing system writes it, 1 to 100 characters
 * @param window when it was approved for
 */
public record Ticket(String number, Optional<ChangeWindow> window) {
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,99}");

  public Ticket {
    if (!NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException("not the number of a ticket: '%s'".formatted(number));
    }
  }

  @Override
  public String toString() {
    return number
        + window.map(w -> ", approved from %s to %s".formatted(w.start(), w.end())).orElse("");
  }
}
