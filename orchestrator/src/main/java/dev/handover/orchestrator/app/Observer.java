package dev.handover.orchestrator.app;

import dev.handover.orchestrator.app.proof.SourceLeases;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.BreakerState;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeClient;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.Observation;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.proof.GrantedLease;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/** Asks both nodes at the same time: one that is away must not delay the other's answer. */
@ApplicationScoped
public class Observer {
  private final NodeClient nodes;
  private final Leased leased;

  @Inject
  public Observer(NodeClient nodes, SourceLeases leases, Operations operations) {
    this(
        nodes,
        (group, source) -> leases.binding(group, source, operations.group(group.name()).epoch()));
  }

  /** One who knows of no leases. */
  Observer(NodeClient nodes) {
    this(nodes, (group, source) -> Optional.empty());
  }

  private Observer(NodeClient nodes, Leased leased) {
    this.nodes = nodes;
    this.leased = leased;
  }

  /** Which lease a source is known to be under. */
  private interface Leased {
    Optional<GrantedLease> by(Group group, NodeRef source);
  }

  /** The lease that this node is known to be under as the source of the group. */
  Optional<GrantedLease> lease(Group group, NodeRef source) {
    return leased.by(group, source);
  }

  /** As the breakers allow: good enough to show. */
  Observation observe(Group group, NodeRef target) {
    return both(group, target, nodes::observe);
  }

  /** Asked directly: good enough to decide whether a node is silent. */
  Observation look(Group group, NodeRef target) {
    return both(group, target, nodes::look);
  }

  /** State of the breaker towards a node, without asking it. */
  BreakerState breaker(NodeRef node) {
    return nodes.breaker(node);
  }

  private Observation both(
      Group group, NodeRef target, BiFunction<Group, NodeRef, Answer<NodeView>> ask) {
    NodeRef partner = group.partnerOf(target);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Answer<NodeView>> other =
          CompletableFuture.supplyAsync(() -> ask.apply(group, partner), threads);
      Answer<NodeView> one = ask.apply(group, target);
      return new Observation(one, other.join(), lease(group, partner));
    }
  }
}
