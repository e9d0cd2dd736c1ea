package dev.handover.node.domain;

import java.util.Optional;

/** The event log of this machine: its channels Application and System. */
public interface EventLog {

  /** The source under which this node writes. */
  String SOURCE = "Handover";

  /**
   * Writes an event of this node to the channel Application, under {@link #SOURCE}.
   *
   * <p>Never throws, because nothing that is reported may fail for want of a log: false says that
   * the log did not take it, and the adapter's own log line says why.
   */
  boolean report(EventReport event);

  /**
   * Reads on, oldest first. Refused with `unavailable` when the log cannot be read.
   *
   * @param after where a former page ended; absent for the newest records
   * @param limit how many at most, from 1 to 500
   */
  EventPage read(Optional<EventBookmark> after, int limit);
}
