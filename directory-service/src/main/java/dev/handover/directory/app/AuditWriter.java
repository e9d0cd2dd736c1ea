package dev.handover.directory.app;

import dev.handover.directory.domain.Refusal;
import dev.handover.directory.domain.RefusalCode;
import dev.handover.directory.domain.RefusedException;
import dev.handover.directory.domain.audit.AuditFact;
import dev.handover.directory.domain.audit.AuditFact.Answer;
import dev.handover.directory.domain.audit.AuditFact.Asker;
import dev.handover.directory.domain.audit.AuditFact.Event;
import dev.handover.directory.domain.audit.AuditFact.Target;
import dev.handover.directory.domain.audit.AuditLine;
import dev.handover.directory.domain.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Writes into the audit what is asked for before anything is done, and what came of it after. What
 * cannot be written down is not done; a fact that is there already cannot be undone, so a failure
 * to write it is only logged: an ASKED without an ANSWERED tells of it.
 */
@ApplicationScoped
public class AuditWriter {
  private static final Logger LOG = Logger.getLogger("dev.handover.audit");

  private final AuditTrail trail;
  private final InstantSource clock;
  private final RefusalLimit refusals = new RefusalLimit();

  public AuditWriter(AuditTrail trail, InstantSource clock) {
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Somebody who may asks for something.
   *
   * @return the request's id, for its answer
   * @throws RefusedException when it cannot be written: nothing may be done then
   */
  public UUID asked(Asker asker, Target target, Map<String, String> words) {
    UUID request = UUID.randomUUID();
    try {
      append(new AuditFact(Event.ASKED, request, asker, target, words, Optional.empty()));
      return request;
    } catch (RuntimeException e) {
      LOG.errorf(e, "the audit cannot be written; refused: %s %s", target.method(), target.path());
      throw new RefusedException(
          new Refusal(
              RefusalCode.AUDIT_UNAVAILABLE,
              "What you ask for could not be written down in the audit; nothing was done.",
              "Look at the log of this service; make room in its data directory, then ask again."));
    }
  }

  /** What came of it. */
  public void answered(UUID request, Asker asker, Target target, Answer answer) {
    tryTo(new AuditFact(Event.ANSWERED, request, asker, target, Map.of(), Optional.of(answer)));
  }

  /** Somebody was not let in. So that nobody fills the disk that way, only so many are written. */
  public void refused(Asker asker, Target target, Answer answer) {
    RefusalLimit.Verdict verdict = refusals.next(clock.instant());
    if (!verdict.written()) {
      return;
    }
    Map<String, String> words =
        verdict.missed() == 0 ? Map.of() : Map.of("missed", String.valueOf(verdict.missed()));
    UUID request = UUID.randomUUID();
    tryTo(new AuditFact(Event.REFUSED, request, asker, target, words, Optional.of(answer)));
  }

  private void tryTo(AuditFact fact) {
    try {
      append(fact);
    } catch (RuntimeException e) {
      LOG.errorf(
          e,
          "the audit cannot be written: request=%s answer=%s",
          fact.request(),
          fact.answer().map(Answer::outcome).orElse("-"));
    }
  }

  /** The hash goes into the log as well: where logs are kept elsewhere, nobody can alter both. */
  private void append(AuditFact fact) {
    AuditLine line = trail.append(fact);
    LOG.infof("audit: seq=%d hash=%s", line.place().sequence(), line.place().hash());
  }
}
