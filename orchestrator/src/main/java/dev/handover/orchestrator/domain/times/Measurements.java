package dev.handover.orchestrator.domain.times;

import dev.handover.orchestrator.domain.GroupName;
import java.time.Instant;
import java.util.List;

/**
 * The times of operations that have ended. They are written with the entry that ends an operation,
 * in the same transaction, and do not go away when its journal does.
 */
public interface Measurements {
  /** Those of a group that ended then or later, the newest first, at most so many. */
  List<Measured> since(GroupName group, Instant from, int most);
}
