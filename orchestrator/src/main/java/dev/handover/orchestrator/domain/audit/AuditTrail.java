package dev.handover.orchestrator.domain.audit;

import dev.handover.orchestrator.domain.GroupName;
import java.util.List;
import java.util.Optional;

/** Where the audit is kept: one chain, whoever writes to it; nothing is ever changed or removed. */
public interface AuditTrail {
  /**
   * Adds an entry at the end; it is on disk when this returns.
   *
   * @throws RuntimeException when it cannot be written; nothing was written then
   */
  AuditLine append(AuditFact fact);

  /** The newest entry. */
  AuditHead head();

  /** Entries in order of their sequence. */
  List<AuditLine> read(Query query);

  /**
   * Which entries.
   *
   * @param after only those with a greater sequence
   * @param group only those about this group; all when empty
   * @param limit at most so many
   */
  record Query(long after, Optional<GroupName> group, int limit) {}
}
