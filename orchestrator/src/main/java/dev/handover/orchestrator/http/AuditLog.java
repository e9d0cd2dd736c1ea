package dev.handover.orchestrator.http;

import dev.handover.orchestrator.domain.Attestation;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Waiver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** One log line for every change that was asked for, whatever came of it. */
@ApplicationScoped
class AuditLog {
  private static final Logger LOG = Logger.getLogger("dev.handover.audit");

  private final Caller caller;
  private final AuditNote note;

  AuditLog(Caller caller, AuditNote note) {
    this.caller = caller;
    this.note = note;
  }

  /** What was asked for, why, and on what word about the source. */
  record Change(
      String what,
      String group,
      String reason,
      Optional<Attestation> attestation,
      List<Waiver> waivers) {
    Change(String what, String group, String reason, Optional<Attestation> attestation) {
      this(what, group, reason, attestation, List.of());
    }
  }

  Operation record(Change change, Supplier<Operation> work) {
    note.about(change.group());
    try {
      Operation operation = work.get();
      note.of(operation.id());
      write(change, operation.epoch().value(), operation.id() + " " + operation.state());
      return operation;
    } catch (ProblemException e) {
      write(change, 0, "refused:" + e.problem().code().code());
      throw e;
    } catch (RuntimeException e) {
      write(change, 0, "broken:" + e.getClass().getSimpleName());
      throw e;
    }
  }

  /** For a change that no operation carries out. */
  <T> T recordOutside(Change change, Supplier<T> work) {
    note.about(change.group());
    try {
      T done = work.get();
      write(change, 0, "done");
      return done;
    } catch (ProblemException e) {
      write(change, 0, "refused:" + e.problem().code().code());
      throw e;
    }
  }

  /** For a change that belongs to no group. */
  void record(String what, Runnable work) {
    Change change = new Change(what, "-", "-", Optional.empty());
    recordOutside(
        change,
        () -> {
          work.run();
          return change;
        });
  }

  private void write(Change change, long epoch, String outcome) {
    LOG.info(line(caller.actor(), change, epoch, outcome));
  }

  static String line(String actor, Change change, long epoch, String outcome) {
    String attested =
        change
            .attestation()
            .map(a -> " attestation=\"%s: %s\"".formatted(a.statement(), quoted(a.reason())))
            .orElse("");
    String waived =
        change.waivers().stream()
            .map(w -> " override=\"%s: %s\"".formatted(w.safeguard(), quoted(w.reason())))
            .collect(Collectors.joining());
    return "change asked: actor=%s group=%s epoch=%d change=\"%s\" reason=\"%s\"%s%s outcome=\"%s\""
        .formatted(
            actor,
            change.group(),
            epoch,
            change.what(),
            quoted(change.reason()),
            attested,
            waived,
            outcome);
  }

  /** One line stays one line, and a value ends where it is quoted. */
  private static String quoted(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ").replace('"', '\'');
  }
}
