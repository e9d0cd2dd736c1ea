package dev.handover.orchestrator.app;

import dev.handover.orchestrator.app.serving.ServingCheck;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Detection;
import dev.handover.orchestrator.domain.DetectionPolicy;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.Observation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.Probes;
import dev.handover.orchestrator.domain.Sighting;
import dev.handover.orchestrator.domain.Suspicions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects what {@link Detection} decides from, from here and from the partner's point of view. */
@ApplicationScoped
public class Lookout {
  /** The actor of what begins by itself; no token can have this name. */
  static final String ACTOR = "(detection)";

  private final Observer observer;
  private final Probes probes;
  private final Safeguards safeguards;
  private final Suspicions suspicions;

  public Lookout(Observer observer, Probes probes, Safeguards safeguards, Suspicions suspicions) {
    this.observer = observer;
    this.probes = probes;
    this.safeguards = safeguards;
    this.suspicions = suspicions;
  }

  /** Asks both nodes, directly; the partner about the owner only when that one is silent. */
  Sighting look(Group group, Instant now) {
    GroupRecord recorded = safeguards.recorded(group);
    Optional<NodeRef> owner = recorded.owner().flatMap(group::node);
    NodeRef node = owner.orElse(group.primary());
    Observation seen = observer.look(group, node);
    DetectionPolicy policy = group.protection().detection();
    return new Sighting(
        now,
        group,
        recorded,
        owner,
        seen.target(),
        seen.partner(),
        observer.lease(group, node),
        partnersView(group, node, seen),
        failed(group, node, seen),
        suspicions.find(group.name()),
        safeguards.begunByThemselves(group, now.minus(policy.period())),
        safeguards.against(group, asked(group, node), now));
  }

  private static PlanRequest asked(Group group, NodeRef owner) {
    return new PlanRequest(
        OperationKind.FAILOVER, group.partnerOf(owner).name(), Optional.empty(), ACTOR);
  }

  private Optional<Answer<Boolean>> partnersView(Group group, NodeRef owner, Observation seen) {
    boolean silent = seen.target() instanceof Answer.Unreachable<NodeView>;
    boolean canBeAsked = seen.partner() instanceof Answer.Given<NodeView>;
    return silent && canBeAsked
        ? Optional.of(probes.reaches(group.partnerOf(owner), owner))
        : Optional.empty();
  }

  /** Only of a node that says that it serves: anything else is wrong already. */
  private List<String> failed(Group group, NodeRef owner, Observation seen) {
    boolean partnerAnswers = seen.partner() instanceof Answer.Given<NodeView>;
    if (!(seen.target() instanceof Answer.Given<NodeView> given) || !given.value().servesFully()) {
      return List.of();
    }
    String address = group.serviceAddress(owner);
    Stream<String> closed =
        group.protection().detection().checks().stream()
            .filter(check -> !probes.accepts(address, check.port()))
            .map(DetectionPolicy.TcpCheck::name);
    return Stream.concat(
            closed, new ServingCheck(probes).failing(group, owner, partnerAnswers).stream())
        .toList();
  }

  /** Remembers since when what is wrong, and what is done about it, if that is news. */
  void remember(Sighting seen, Detection judged) {
    if (!judged.suspicion().equals(seen.suspicion())) {
      judged
          .suspicion()
          .ifPresentOrElse(suspicions::put, () -> suspicions.clear(seen.group().name()));
    }
    if (judged.suspicion().isPresent()) {
      suspicions.judged(
          seen.group().name(),
          new Suspicions.Judgement(judged.verdict(), judged.reasons(), seen.at()));
    }
  }
}
