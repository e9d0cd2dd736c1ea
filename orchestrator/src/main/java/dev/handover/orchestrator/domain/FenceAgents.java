package dev.handover.orchestrator.domain;

/**
 * What can cut the power of nodes. Nothing throws because an agent fails; an answer takes as long
 * as the agent's timeout at most. No secret is in any outcome.
 */
public interface FenceAgents {
  /**
   * Cuts the power and looks. Done only when the agent, asked after it cut the power, says that it
   * is off; repeating that is harmless. Everything else is Failed.
   */
  StepOutcome cutPower(FenceAgent agent);

  /** Asks for the power; changes nothing. Unreachable when nobody can say. */
  Answer<PowerState> power(FenceAgent agent);
}
