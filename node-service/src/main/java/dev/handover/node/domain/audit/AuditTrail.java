package dev.handover.node.domain.audit;

import java.util.function.Consumer;

/** Where the audit is kept; nothing is ever changed or removed. */
public interface AuditTrail {
  /**
   * Adds an entry at the end; it is on disk when this returns.
   *
   * @throws RuntimeException when it cannot be written; nothing was written then
   */
  AuditLine append(AuditFact fact);

  /** The newest entry. */
  AuditHead head();

  /** Hands on the lines of the entries after a sequence, up to the one that is the newest now. */
  void read(long after, Consumer<String> line);
}
