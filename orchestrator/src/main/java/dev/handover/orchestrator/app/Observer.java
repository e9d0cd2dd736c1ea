package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeClient;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Looks at both nodes at the same time: one that is away must not delay the other's answer. */
@ApplicationScoped
public class Observer {
  private final NodeClient nodes;

  public Observer(NodeClient nodes) {
    this.nodes = nodes;
  }

  Observation observe(Group group, NodeRef target) {
    NodeRef partner = group.partnerOf(target);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Answer<NodeView>> other =
          CompletableFuture.supplyAsync(() -> nodes.observe(group, partner), threads);
      Answer<NodeView> one = nodes.observe(group, target);
      return new Observation(one, other.join());
    }
  }
}
