package dev.handover.orchestrator.http;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.InventoryClient;
import dev.handover.orchestrator.domain.InventoryList;
import dev.handover.orchestrator.domain.NodeFact;
import dev.handover.orchestrator.domain.NodeRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Inventories in memory: the second node of a group that differs has its services Automatic. */
@Alternative
@ApplicationScoped
public class FakeInventories implements InventoryClient {
  private final Set<String> away = ConcurrentHashMap.newKeySet();
  private final Set<String> different = ConcurrentHashMap.newKeySet();

  void setAway(String node) {
    away.add(node);
  }

  void setDifferent(String node) {
    different.add(node);
  }

  @Override
  public Answer<List<NodeFact>> take(NodeRef node, InventoryList list) {
    String name = node.name().value();
    if (away.contains(name)) {
      return new Answer.Unreachable<>("no connection to node " + name);
    }
    String startType = different.contains(name) ? "AUTOMATIC" : "MANUAL";
    return new Answer.Given<>(
        list.services().stream()
            .map(
                service ->
                    new NodeFact(
                        NodeFact.Kind.SERVICE_START_TYPE,
                        service.value(),
                        new NodeFact.Value.Present(startType)))
            .toList());
  }
}
