package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.GroupName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The stored reports. */
public interface ReadinessReports {
  /** Stores it, and forgets the group's older ones that ended before that time. */
  void add(ReadinessReport report, Instant forgetBefore);

  /** The newest of a group. */
  Optional<ReadinessReport> latest(GroupName group);

  /** Level and time of the newest of every group that has one. */
  Map<GroupName, Standing> standings();

  /** Newest first. */
  Page page(GroupName group, Optional<UUID> olderThan, int limit);

  /** A report in a word. */
  record Standing(ReadinessLevel level, Instant at) {}

  /** `next` continues the list and is empty on the last page. */
  record Page(List<ReadinessReport> items, Optional<UUID> next) {
    public Page {
      items = List.copyOf(items);
    }
  }
}
