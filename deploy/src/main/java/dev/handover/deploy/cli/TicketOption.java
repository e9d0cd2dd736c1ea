package dev.handover.deploy.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.deploy.client.Orders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The change or incident on whose ground something is asked for. */
final class TicketOption {
  @Option(
      names = "--ticket",
      paramLabel = "NUMBER",
      description = "The change or incident, for groups that ask for one.")
  private @Nullable String number;

  @Option(
      names = "--ticket-window",
      paramLabel = "START/END",
      description = "When it was approved for, as 2026-11-22T20:00:00Z/2026-11-22T22:00:00Z.")
  private @Nullable String window;

  /** The same body, with the ticket if one was given. */
  ObjectNode into(ObjectNode body) {
    if (number == null) {
      if (window != null) {
        throw new UsageException("--ticket-window without --ticket: give the number too");
      }
      return body;
    }
    try {
      Orders.ticket(body, number, window);
    } catch (IllegalArgumentException malformed) {
      throw new UsageException("--ticket-window: write START/END, each in RFC 3339");
    }
    return body;
  }
}
