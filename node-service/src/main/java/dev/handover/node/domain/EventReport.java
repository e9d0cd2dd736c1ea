package dev.handover.node.domain;

/**
 * Something this node tells the machine's event log by itself.
 *
 * @param text one or more sentences with names and values, nothing secret; at most 4,000
 *     characters, what is longer is cut
 */
public record EventReport(Kind kind, String text) {
  private static final int MAX_TEXT = 4000;

  /**
   * What happened. Numbers stay as they are, because people filter by them; they lie in 1 to 1000,
   * for which Windows' own EventCreate.exe is a message file that shows the text as it is.
   */
  public enum Kind {
    INSTALLED(1, EventLevel.INFORMATION),
    UPGRADED(2, EventLevel.INFORMATION),
    UNINSTALLED(3, EventLevel.INFORMATION),
    UPGRADE_ROLLED_BACK(4, EventLevel.WARNING),
    /** The source lease ran out: the node begins to let go of the group by itself. */
    LEASE_EXPIRED(100, EventLevel.WARNING),
    /** The node has let go of everything the lease named. */
    LEASE_LET_GO(101, EventLevel.WARNING),
    /** The node could not let go of everything; the text says of what. */
    LEASE_LET_GO_FAILED(102, EventLevel.ERROR);

    private final int id;
    private final EventLevel level;

    Kind(int id, EventLevel level) {
      this.id = id;
      this.level = level;
    }

    /** The event's number in the log. */
    public int id() {
      return id;
    }

    /** How serious it is. */
    public EventLevel level() {
      return level;
    }
  }

  public EventReport {
    if (text.isBlank()) {
      throw new IllegalArgumentException("an event says what happened");
    }
    text = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }
}
