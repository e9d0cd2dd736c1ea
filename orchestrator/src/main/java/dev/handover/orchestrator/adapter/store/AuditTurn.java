package dev.handover.orchestrator.adapter.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One after another, in the order in which they came: whoever appends to the audit waits for the
 * row of its head, and would keep a connection from everybody else meanwhile. With many callers at
 * once all connections would stand in that queue; so they queue before they take one.
 */
@ApplicationScoped
class AuditTurn {
  private final ReentrantLock turn = new ReentrantLock(true);

  /** Does the work of one transaction that appends to the audit. */
  <T> T take(Supplier<T> transaction) {
    turn.lock();
    try {
      return transaction.get();
    } finally {
      turn.unlock();
    }
  }
}
