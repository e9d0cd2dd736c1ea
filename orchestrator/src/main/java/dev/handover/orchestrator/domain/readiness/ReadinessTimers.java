package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.GroupName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When each group is looked at next. A group that is due goes to one caller, however many ask: it
 * is due again when that one's claim has lapsed, so that nothing is lost when the caller dies.
 */
public interface ReadinessTimers {
  /** Groups that have a timer. */
  Set<GroupName> known();

  /** Gives groups a timer, unless they have one. */
  void add(Map<GroupName, Instant> due);

  /** Takes away the timers of groups that there are no more. */
  void remove(Set<GroupName> groups);

  /** At most that many groups that are due, longest due first, each claimed until the lapse. */
  List<GroupName> claim(Instant now, Instant lapse, int limit);

  /** The group is due then. */
  void set(GroupName group, Instant due);
}
