package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Wakeups;
import dev.handover.orchestrator.domain.Work;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Instant;
import java.util.UUID;

/**
 * Drives operations: ask the domain, write the intents, act, write the outcomes. It may die between
 * any two of these; whoever comes next reads the journal and does again what is in doubt.
 */
@ApplicationScoped
public class OperationRunner implements Work {
  private final Operations operations;
  private final Wakeups wakeups;
  private final Crew.Hall crews;
  private final Ledger ledger;
  private final UUID instance;
  private volatile boolean stopping;

  OperationRunner(OperationStore store, Crew.Hall crews, Pacing pacing, OperationChanges changes) {
    this.operations = store.operations();
    this.wakeups = store.wakeups();
    this.crews = crews;
    this.ledger = new Ledger(store.journal(), changes, pacing);
    this.instance = Ids.next(ledger.now());
  }

  /** Comes before the scheduler waits for this: the rest of an operation can wait longer. */
  void stopping(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
    stopping = true;
  }

  @Override
  public Due carryOn(UUID id, Instant surelyMine) {
    Operation operation = operations.find(id).orElseThrow();
    if (ledger.now().isAfter(surelyMine)) {
      return new Due.At(ledger.now(), operation.version());
    }
    Due due = new OperationDrive(operation, crews.open(), ledger, () -> stopping).run();
    if (!(due instanceof Due.At)) {
      wakeups.wakeParent(operation.order());
    }
    return due;
  }

  @Override
  public void takeOver(UUID id, String reason) {
    Operation operation = operations.find(id).orElseThrow();
    while (!operation.state().isEnd()) {
      Journal.Successor self = new Journal.Successor(instance, reason, FencingEpoch.none());
      switch (ledger.journal().takeOver(operation, self, ledger.now())) {
        case Journal.Appended.Written written -> {
          ledger.changes().happened(written.operation());
          return;
        }
        case Journal.Appended.Overtaken overtaken -> operation = overtaken.operation();
      }
    }
  }
}
