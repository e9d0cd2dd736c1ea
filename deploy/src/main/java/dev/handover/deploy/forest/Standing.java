package dev.handover.deploy.forest;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a series of moves has made of the pair: the only thing in which two forests of one shape
 * differ.
 *
 * @param active the server that serves
 * @param moved whether there was a move at all: from then on every mailbox of the pair is on {@code
 *     active}
 * @param targets servers that have been the target of a move: their stores may be overwritten by a
 *     restore
 */
public record Standing(String active, boolean moved, Set<String> targets) {
  public Standing {
    targets = Set.copyOf(targets);
  }

  /** Nothing was ever moved: the primary serves. */
  public static Standing initial() {
    return new Standing(Forest.PRIMARY, false, Set.of());
  }

  /** After one more move. */
  public Standing movedTo(String server) {
    Set<String> all = new TreeSet<>(targets);
    all.add(server);
    return new Standing(server, true, all);
  }
}
