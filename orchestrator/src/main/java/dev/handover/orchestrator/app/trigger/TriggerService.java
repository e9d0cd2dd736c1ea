package dev.handover.orchestrator.app.trigger;

import dev.handover.orchestrator.app.Ids;
import dev.handover.orchestrator.app.OperationService;
import dev.handover.orchestrator.app.StartRequest;
import dev.handover.orchestrator.domain.Finding;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.trigger.Decision;
import dev.handover.orchestrator.domain.trigger.Decision.Outcome;
import dev.handover.orchestrator.domain.trigger.Mapping;
import dev.handover.orchestrator.domain.trigger.Receipt;
import dev.handover.orchestrator.domain.trigger.Receipts;
import dev.handover.orchestrator.domain.trigger.Signal;
import dev.handover.orchestrator.domain.trigger.Trigger;
import dev.handover.orchestrator.domain.trigger.TriggerWatch;
import dev.handover.orchestrator.domain.trigger.Triggers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Writes down what triggers are sent, then decides about it. A crash in between loses nothing, for
 * what is written down is decided later, and begins nothing twice, for the operation's key is made
 * of what the alert is known by.
 */
@ApplicationScoped
public class TriggerService implements TriggerWatch {
  private static final Logger LOG = Logger.getLogger(TriggerService.class);
  private static final int MOST_AT_ONCE = 100;

  private final Triggers triggers;
  private final Receipts receipts;
  private final Judge judge;
  private final OperationService operations;
  private final Pace pace;

  TriggerService(
      Triggers triggers, Receipts receipts, Judge judge, OperationService operations, Pace pace) {
    this.triggers = triggers;
    this.receipts = receipts;
    this.judge = judge;
    this.operations = operations;
    this.pace = pace;
  }

  /** What an alert or event would lead to. */
  public record Trial(
      Signal signal, Mapping mapping, Optional<StartRequest> order, Decision decision) {}

  public List<Trigger> all() {
    return triggers.all();
  }

  /**
   * The trigger of that name.
   *
   * @throws ProblemException when there is none
   */
  public Trigger find(String name) {
    return triggers
        .find(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        ProblemCode.TRIGGER_NOT_FOUND,
                        "There is no trigger %s.".formatted(name),
                        "GET /v1/triggers lists them; reload the configuration after adding one.")));
  }

  /** What it was sent, newest first. */
  public Receipts.Page received(String name, Optional<UUID> olderThan, int limit) {
    return receipts.page(find(name).name(), olderThan, limit);
  }

  /** Writes all of it down, then decides about each; what was decided before stays so. */
  public List<Receipt> receive(Trigger trigger, List<Signal> signals) {
    Instant now = pace.now();
    List<Receipts.Arrival> arrivals =
        signals.stream().map(signal -> new Receipts.Arrival(Ids.next(now), signal)).toList();
    List<Receipt> written =
        receipts.receive(
            new Receipts.Delivery(
                trigger.name(), arrivals, now, pace.decideBy(now), pace.tryAgain(now)));
    List<Receipt> decided = new ArrayList<>();
    written.forEach(receipt -> decided.add(receipt.isOpen() ? decide(trigger, receipt) : receipt));
    return decided;
  }

  private Receipt decide(Trigger trigger, Receipt receipt) {
    Instant now = pace.now();
    Signal signal = receipt.signal();
    if (signal.resolved()) {
      String over = "It was over before it could be decided.";
      receipts.settle(
          trigger.name(), signal.key(), Decision.of(Outcome.RECORDED, "resolved", over));
    }
    Decision decision = decision(trigger, receipt, now);
    LOG.infof(
        "trigger: name=%s receipt=%s outcome=%s code=%s operation=%s",
        trigger.name(),
        receipt.id(),
        decision.outcome(),
        decision.code(),
        decision.operation().map(UUID::toString).orElse("none"));
    return receipts.decide(receipt.id(), decision, pace.tryAgain(now));
  }

  private Decision decision(Trigger trigger, Receipt receipt, Instant now) {
    Judge.Case asked = new Judge.Case(trigger, receipt.signal(), now);
    Mapping mapping = Mapping.of(trigger, receipt.signal());
    return switch (judge.judge(asked, mapping)) {
      case Order.Nothing no -> no.decision();
      case Order.Wanted wanted ->
          begin(asked, wanted, now.isAfter(receipt.decideBy()))
              .by(mapping.rule().orElseThrow(), wanted.group());
    };
  }

  private Decision begin(Judge.Case asked, Order.Wanted wanted, boolean tooLate) {
    if (tooLate) {
      return gaveUp("It could not be decided in time.");
    }
    try {
      return Judge.begun(operations.start(wanted.request()));
    } catch (ProblemException e) {
      // Another instance may have decided the same from what it saw a moment earlier.
      Optional<Operation> begun = operations.startedWith(asked.key());
      return begun.map(Judge::begun).orElseGet(() -> refused(e.problem()));
    }
  }

  /** Who does not answer now may answer in a moment; everything else is how things stand. */
  private static Decision refused(Problem problem) {
    return switch (problem.code()) {
      case NODE_UNREACHABLE, DIRECTORY_UNREACHABLE, PLAN_CHANGED ->
          Decision.of(Outcome.UNDECIDED, problem.code().code(), problem.detail());
      default -> Decision.of(Outcome.REFUSED, problem.code().code(), inWords(problem));
    };
  }

  private static String inWords(Problem problem) {
    StringBuilder words = new StringBuilder(problem.detail());
    problem
        .errors()
        .forEach(e -> words.append(' ').append(e.where()).append(": ").append(e.detail()));
    return words.append(' ').append(problem.cure()).toString();
  }

  private static Decision gaveUp(String why) {
    return Decision.of(Outcome.REFUSED, Decision.GAVE_UP, why + " Sent again, it is decided anew.");
  }

  @Override
  public void decideDue() {
    Instant now = pace.now();
    for (Receipt receipt : receipts.due(now, MOST_AT_ONCE)) {
      try {
        Optional<Trigger> trigger = triggers.find(receipt.trigger());
        if (trigger.isPresent()) {
          decide(trigger.get(), receipt);
        } else {
          receipts.decide(receipt.id(), gaveUp("Its trigger is gone."), pace.tryAgain(now));
        }
      } catch (RuntimeException e) {
        LOG.errorf(e, "trigger: receipt=%s cannot be decided", receipt.id());
        receipts.decide(receipt.id(), Decision.OPEN, pace.tryAgain(now));
      }
    }
    receipts.forget(pace.forgetBefore(now));
  }

  /** What would be decided if that came now; writes nothing down and begins nothing. */
  public List<Trial> dryRun(Trigger trigger, List<Signal> signals) {
    Instant now = pace.now();
    return signals.stream().map(signal -> dryRun(new Judge.Case(trigger, signal, now))).toList();
  }

  private Trial dryRun(Judge.Case asked) {
    Mapping mapping = Mapping.of(asked.trigger(), asked.signal());
    return switch (judge.judge(asked, mapping)) {
      case Order.Nothing no -> new Trial(asked.signal(), mapping, Optional.empty(), no.decision());
      case Order.Wanted wanted ->
          new Trial(
              asked.signal(),
              mapping,
              Optional.of(wanted.request()),
              wouldBe(wanted).by(mapping.rule().orElseThrow(), wanted.group()));
    };
  }

  private Decision wouldBe(Order.Wanted wanted) {
    try {
      operations.refuseWhileBusy(wanted.request().group());
      Plan plan = operations.preview(wanted.request().group(), wanted.request().plan());
      Optional<Finding> blocker = plan.findings().stream().filter(Finding::isBlocker).findFirst();
      if (blocker.isPresent()) {
        return Decision.of(
            Outcome.REFUSED,
            blocker.get().code(),
            blocker.get().detail() + " " + blocker.get().cure());
      }
    } catch (ProblemException e) {
      return refused(e.problem());
    }
    return wanted.waits()
        ? Decision.of(Outcome.PREPARED, "prepared", "An operation would wait for an approver.")
        : Decision.of(Outcome.STARTED, "begun", "An operation would be begun.");
  }
}
