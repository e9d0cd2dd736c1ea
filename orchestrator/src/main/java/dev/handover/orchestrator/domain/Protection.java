package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.proof.AcceptedProofs;
import dev.handover.orchestrator.domain.ticket.TicketPolicy;
import java.util.Map;
import java.util.Optional;

/**
 * What a group is protected from, and how.
 *
 * @param moves how often it may move
 * @param detection when it is taken over by itself
 * @param agents what cuts the power of a node, for nodes that have such a thing
 * @param proofs what else proves that a silent node has let go
 * @param overrides how many people it takes to set a safeguard aside
 * @param ticket on the ground of which ticket something may begin
 */
public record Protection(
    MovePolicy moves,
    Map<NodeName, FenceAgent> agents,
    DetectionPolicy detection,
    AcceptedProofs proofs,
    OverrideRule overrides,
    TicketPolicy ticket) {
  public Protection {
    agents = Map.copyOf(agents);
  }

  /** A group that asks for no ticket. */
  public Protection(
      MovePolicy moves,
      Map<NodeName, FenceAgent> agents,
      DetectionPolicy detection,
      AcceptedProofs proofs,
      OverrideRule overrides) {
    this(moves, agents, detection, proofs, overrides, TicketPolicy.NONE);
  }

  /** The same, asking for tickets. */
  public Protection asking(TicketPolicy other) {
    return new Protection(moves, agents, detection, proofs, overrides, other);
  }

  /** A group that accepts no proof of which only software knows. */
  public Protection(MovePolicy moves, Map<NodeName, FenceAgent> agents, DetectionPolicy detection) {
    this(moves, agents, detection, AcceptedProofs.NONE, OverrideRule.ONE_PERSON);
  }

  /** The same, with these proofs. */
  public Protection accepting(AcceptedProofs others) {
    return new Protection(moves, agents, detection, others, overrides, ticket);
  }

  /** The same, with so many people to set a safeguard aside. */
  public Protection waivedBy(OverrideRule rule) {
    return new Protection(moves, agents, detection, proofs, rule, ticket);
  }

  /** A group that only people take over. */
  public Protection(MovePolicy moves, Map<NodeName, FenceAgent> agents) {
    this(moves, agents, DetectionPolicy.standard());
  }

  /** Without fence agents. */
  public Protection(MovePolicy moves) {
    this(moves, Map.of());
  }

  /** What holds for a group that says nothing. */
  public static Protection standard() {
    return new Protection(MovePolicy.standard());
  }

  /** What cuts the power of that node. */
  public Optional<FenceAgent> agentOf(NodeRef node) {
    return Optional.ofNullable(agents.get(node.name()));
  }
}
