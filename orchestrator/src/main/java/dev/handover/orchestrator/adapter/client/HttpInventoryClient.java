package dev.handover.orchestrator.adapter.client;

import static dev.handover.orchestrator.adapter.client.GarbledAnswer.body;

import dev.handover.api.node.ChecksApi;
import dev.handover.api.node.model.Fact;
import dev.handover.api.node.model.InventoryRequest;
import dev.handover.api.node.model.RegistryValueName;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.InventoryClient;
import dev.handover.orchestrator.domain.InventoryList;
import dev.handover.orchestrator.domain.NodeFact;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;

/** Inventories of node-services over HTTP. */
@ApplicationScoped
class HttpInventoryClient implements InventoryClient {
  private final Targets targets;

  @Inject
  HttpInventoryClient(Targets targets) {
    this.targets = targets;
  }

  @Override
  public Answer<List<NodeFact>> take(NodeRef node, InventoryList list) {
    Target target = targets.node(node);
    InventoryRequest request =
        new InventoryRequest(
            list.services().stream().map(ServiceName::value).toList(),
            list.files(),
            list.registryValues().stream()
                .map(value -> new RegistryValueName(value.key(), value.name()))
                .toList());
    return Outcomes.answer(
        target,
        () ->
            body(target.api(ChecksApi.class).takeInventory(request)).items().stream()
                .map(HttpInventoryClient::fact)
                .toList());
  }

  private static NodeFact fact(Fact fact) {
    return new NodeFact(NodeFact.Kind.valueOf(fact.kind().name()), fact.name(), value(fact));
  }

  private static NodeFact.Value value(Fact fact) {
    String value = fact.value();
    if (value != null) {
      return new NodeFact.Value.Present(value);
    }
    String why = Objects.requireNonNullElse(fact.reason(), "The node does not say why.");
    return Boolean.FALSE.equals(fact.readable())
        ? new NodeFact.Value.Unreadable(why)
        : new NodeFact.Value.None(why);
  }
}
