package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.FenceAgent;
import dev.handover.orchestrator.domain.FenceAgents;
import dev.handover.orchestrator.domain.FenceAgentsContract;
import dev.handover.orchestrator.domain.PowerState;

class FakeAgentsTest extends FenceAgentsContract {
  private final FakeAgents agents = new FakeAgents(FakeWorld.activeOn(EXCH1));

  @Override
  protected FenceAgents agents() {
    return agents;
  }

  @Override
  protected FenceAgent agent() {
    return FakeAgents.of(EXCH1);
  }

  @Override
  protected void stick() {
    agents.stuck = true;
  }

  @Override
  protected void goAway() {
    agents.away = true;
  }

  @Override
  protected void forgetThePassword() {
    agents.refusing = true;
  }

  @Override
  protected boolean isOn() {
    agents.refusing = false;
    return agents.power(agent()).equals(new Answer.Given<>(PowerState.ON));
  }
}
