package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Deed;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.Observation;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Parent;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.StepOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Moves for a runbook, as operations of their own. The key of each is made of the runbook, the step
 * and its try, so that however often one is asked for, there is never a second one.
 */
@ApplicationScoped
public class Children {
  /** Its end wakes the parent; a look now and then heals a lost wake-up. */
  private static final Duration AT_WORK = Duration.ofSeconds(5);

  private static final Duration AT_REST = Duration.ofSeconds(30);

  private final OperationService service;
  private final Operations operations;
  private final Observer observer;

  public Children(OperationService service, OperationStore store, Observer observer) {
    this.service = service;
    this.operations = store.operations();
    this.observer = observer;
  }

  /** Starts the move, unless it was started before, and says how far it is. */
  StepOutcome move(Group group, Deed.Move move, Fence parent) {
    String key = "child.%s.%s.%d".formatted(parent.issuer(), move.step(), move.tried());
    Optional<Operations.KeyUse> use = operations.keyUse(key);
    if (use.isPresent()) {
      return outcome(service.get(use.get().operation()));
    }
    NodeRef target = group.node(move.target()).orElseThrow();
    Observation seen = observer.look(group, target);
    if (!(seen.target() instanceof Answer.Given<NodeView> there)
        || !(seen.partner() instanceof Answer.Given<NodeView> here)) {
      return new StepOutcome.RetryLater("a node does not answer, so nothing is moved", true);
    }
    if (there.value().servesFully() && !here.value().holds()) {
      return new StepOutcome.Done("the group is on %s already".formatted(target.name()));
    }
    OperationKind kind = here.value().holds() ? OperationKind.SWITCHOVER : OperationKind.START;
    return start(
        group,
        new PlanRequest(kind, move.target(), Optional.empty(), parent.onBehalfOf()),
        key,
        new Parent(parent.issuer(), move.step()));
  }

  private StepOutcome start(Group group, PlanRequest plan, String key, Parent parent) {
    String reason = service.get(parent.operation()).order().reason();
    try {
      return outcome(
          service.start(
              new StartRequest(
                  group.name(),
                  plan,
                  reason,
                  Optional.empty(),
                  Optional.empty(),
                  key,
                  false,
                  Optional.of(parent),
                  Optional.empty(),
                  Optional.empty())));
    } catch (ProblemException e) {
      Problem problem = e.problem();
      return switch (problem.code()) {
        case NODE_UNREACHABLE, DIRECTORY_UNREACHABLE, OPERATION_IN_PROGRESS, PLAN_CHANGED ->
            new StepOutcome.RetryLater(problem.detail(), true);
        default -> new StepOutcome.Refused(inWords(problem), problem.cure());
      };
    }
  }

  private static String inWords(Problem problem) {
    StringBuilder words = new StringBuilder(problem.detail());
    problem
        .errors()
        .forEach(e -> words.append(' ').append(e.where()).append(": ").append(e.detail()));
    return words.toString();
  }

  private static StepOutcome outcome(Operation child) {
    String name = "operation %s is %s".formatted(child.id(), child.state());
    return switch (child.state()) {
      case PENDING, RUNNING, WAITING, COMPENSATING -> new StepOutcome.OnItsWay(name, AT_WORK);
      case PAUSED -> new StepOutcome.OnItsWay(name, AT_REST);
      case HALTED ->
          new StepOutcome.OnItsWay(
              name + ": " + child.halted().map(JournalEntry.Halted::reason).orElse(""), AT_REST);
      case SUCCEEDED -> back(new StepOutcome.Done(name + outage(child)));
      case SUCCEEDED_WITH_EXCEPTIONS ->
          back(new StepOutcome.DoneWithConflicts(name + outage(child), child.exceptions()));
      case COMPENSATED, FAILED, ABANDONED ->
          back(new StepOutcome.Refused(name, "Look at that operation; cure what it names."));
    };
  }

  private static StepOutcome back(StepOutcome outcome) {
    return new StepOutcome.CameBack(outcome);
  }

  private static String outage(Operation child) {
    return child.outage().map(o -> ", outage %.1f s".formatted(o.toMillis() / 1000.0)).orElse("");
  }
}
