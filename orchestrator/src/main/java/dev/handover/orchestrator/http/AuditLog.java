package dev.handover.orchestrator.http;

import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** One log line for every change that was asked for, whatever came of it. */
@ApplicationScoped
class AuditLog {
  private static final Logger LOG = Logger.getLogger("dev.handover.audit");

  private final Caller caller;

  AuditLog(Caller caller) {
    this.caller = caller;
  }

  Operation record(String change, String group, Supplier<Operation> work) {
    try {
      Operation operation = work.get();
      write(change, group, operation.epoch().value(), operation.id() + " " + operation.state());
      return operation;
    } catch (ProblemException e) {
      write(change, group, 0, "refused:" + e.problem().code().code());
      throw e;
    } catch (RuntimeException e) {
      write(change, group, 0, "broken:" + e.getClass().getSimpleName());
      throw e;
    }
  }

  /** For a change that belongs to no group. */
  void record(String change, Runnable work) {
    try {
      work.run();
      write(change, "-", 0, "done");
    } catch (ProblemException e) {
      write(change, "-", 0, "refused:" + e.problem().code().code());
      throw e;
    }
  }

  private void write(String change, String group, long epoch, String outcome) {
    LOG.infof(
        "change asked: actor=%s group=%s epoch=%d change=\"%s\" outcome=\"%s\"",
        caller.actor(), group, epoch, change, outcome);
  }
}
