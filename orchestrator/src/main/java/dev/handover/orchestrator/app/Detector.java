package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.CommandKind;
import dev.handover.orchestrator.domain.Detection;
import dev.handover.orchestrator.domain.DetectionPolicy;
import dev.handover.orchestrator.domain.FailoverMode;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.OperationOrder;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Sighting;
import dev.handover.orchestrator.domain.Suspicion;
import dev.handover.orchestrator.domain.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Looks at groups whose policy allows it, begins or prepares a failover, and says at any time why
 * it does not.
 */
@ApplicationScoped
public class Detector implements Watch {
  private static final Logger LOG = Logger.getLogger(Detector.class);

  private final Groups groups;
  private final Lookout lookout;
  private final OperationService operations;
  private final InstantSource clock;

  public Detector(
      Groups groups, Lookout lookout, OperationService operations, InstantSource clock) {
    this.groups = groups;
    this.lookout = lookout;
    this.operations = operations;
    this.clock = clock;
  }

  /** What is thought of a group at this moment. */
  public record Report(Group group, Detection detection, Instant at) {
    public DetectionPolicy policy() {
      return group.protection().detection();
    }
  }

  /**
   * Asks both nodes, and says what follows; begins and remembers nothing.
   *
   * @throws ProblemException when there is no such group
   */
  public Report why(GroupName name) {
    Group group =
        groups
            .find(name)
            .orElseThrow(
                () ->
                    new ProblemException(
                        new Problem(
                            ProblemCode.GROUP_NOT_FOUND,
                            "There is no group %s.".formatted(name),
                            "List the groups; reload the configuration after adding one.")));
    Instant now = clock.instant();
    return new Report(group, Detection.of(lookout.look(group, now)), now);
  }

  /** All at the same time: a node that hangs must not delay another group's failover. */
  @Override
  public void lookAround() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      groups.all().stream()
          .filter(group -> group.protection().detection().mode() != FailoverMode.MANUAL)
          .map(group -> CompletableFuture.runAsync(() -> watch(group), threads))
          .toList()
          .forEach(CompletableFuture::join);
    }
  }

  private void watch(Group group) {
    try {
      Sighting seen = lookout.look(group, clock.instant());
      Detection judged = Detection.of(seen);
      lookout.remember(seen, judged);
      if (!judged.suspicion().equals(seen.suspicion())) {
        LOG.infof("detection: group=%s suspicion=\"%s\"", group.name(), described(judged));
      }
      switch (judged.verdict()) {
        case NOTHING -> seen.record().liveOperation().ifPresent(this::withdraw);
        case STAY -> {}
        case PROPOSE -> begin(group, judged.suspicion().orElseThrow(), true);
        case ACT -> begin(group, judged.suspicion().orElseThrow(), false);
      }
    } catch (ProblemException e) {
      LOG.warnf("detection: group=%s refused=\"%s\"", group.name(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(e, "detection: group=%s cannot be looked at", group.name());
    }
  }

  private static String described(Detection judged) {
    return judged
        .suspicion()
        .map(s -> "%s of %s since %s".formatted(s.cause(), s.node(), s.since()))
        .orElse("none");
  }

  /** The key is the suspicion's: however often it is seen, it leads to one operation. */
  private void begin(Group group, Suspicion suspicion, boolean needsApproval) {
    String wait = needsApproval ? "; waits for an approver to resume it" : "";
    String key = "detection-%s-%d".formatted(group.name(), suspicion.since().toEpochMilli());
    Operation operation =
        operations.start(
            new StartRequest(
                group.name(),
                new PlanRequest(
                    suspicion.cause().cure(),
                    group.partnerOf(group.node(suspicion.node()).orElseThrow()).name(),
                    Optional.empty(),
                    Lookout.ACTOR),
                described(suspicion) + wait,
                Optional.empty(),
                Optional.empty(),
                key,
                needsApproval,
                Optional.empty(),
                Optional.of(suspicion.since()),
                Optional.empty()));
    LOG.infof("detection: group=%s operation=%s", group.name(), operation.id());
  }

  private static String described(Suspicion suspicion) {
    return "%s of %s since %s".formatted(suspicion.cause(), suspicion.node(), suspicion.since());
  }

  /**
   * What this has prepared and nobody has approved yet is of no use when the server is well again;
   * what a trigger has prepared may be for other reasons.
   */
  private void withdraw(UUID id) {
    Operation operation = operations.get(id);
    OperationOrder order = operation.order();
    boolean untouched =
        order.actor().equals(Lookout.ACTOR) && order.needsApproval() && operation.version() == 1;
    if (untouched && operation.state() == OperationState.PAUSED) {
      operations.command(
          id,
          new OperationCommand(
              CommandKind.CANCEL,
              Lookout.ACTOR,
              "the server serves again",
              Optional.empty(),
              Optional.of(operation.version())));
    }
  }
}
