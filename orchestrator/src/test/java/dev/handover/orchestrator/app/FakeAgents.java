package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.FenceAgent;
import dev.handover.orchestrator.domain.FenceAgents;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.PowerState;
import dev.handover.orchestrator.domain.StepOutcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Cuts the power of simulated machines; which one, an agent is told by its parameter `plug`. */
public final class FakeAgents implements FenceAgents {
  private final FakeWorld world;
  private final Set<String> off = new HashSet<>();
  boolean stuck;
  boolean away;
  boolean refusing;

  public FakeAgents(FakeWorld world) {
    this.world = world;
  }

  /** What cuts the power of that node. */
  public static FenceAgent of(NodeName node) {
    return new FenceAgent.Command(
        List.of("/usr/sbin/fence_fake"),
        Map.of("plug", node.value()),
        Optional.empty(),
        Duration.ofSeconds(30));
  }

  private static String plug(FenceAgent agent) {
    return Objects.requireNonNull(((FenceAgent.Command) agent).parameters().get("plug"));
  }

  @Override
  public StepOutcome cutPower(FenceAgent agent) {
    String plug = plug(agent);
    return world.interference.before(
        "cut power at " + plug,
        () -> {
          if (stuck || away || refusing) {
            return new StepOutcome.Failed(agent.title() + ": no", "look at it");
          }
          off.add(plug);
          FakeNode node = world.node(new NodeName(plug));
          node.running.clear();
          node.disk = false;
          node.address = false;
          node.reachable = false;
          world.deeds.add("cut power at " + plug);
          return new StepOutcome.Done(agent.title() + " says that the power is off");
        });
  }

  @Override
  public Answer<PowerState> power(FenceAgent agent) {
    return away || refusing
        ? new Answer.Unreachable<>("no answer")
        : new Answer.Given<>(off.contains(plug(agent)) ? PowerState.OFF : PowerState.ON);
  }
}
