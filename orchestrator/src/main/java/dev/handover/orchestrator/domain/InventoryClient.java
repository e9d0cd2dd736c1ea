package dev.handover.orchestrator.domain;

import java.util.List;

/** Asks node-services for facts to compare. Nothing throws because a node is away. */
public interface InventoryClient {

  /** One fact for each thing on the list, in its order; changes nothing. */
  Answer<List<NodeFact>> take(NodeRef node, InventoryList list);
}
