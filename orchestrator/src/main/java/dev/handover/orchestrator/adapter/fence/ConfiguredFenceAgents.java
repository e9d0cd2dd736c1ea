package dev.handover.orchestrator.adapter.fence;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.FenceAgent;
import dev.handover.orchestrator.domain.FenceAgents;
import dev.handover.orchestrator.domain.PowerState;
import dev.handover.orchestrator.domain.StepOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Cuts the power as configured, then looks again and again until it is off or the time is up. */
@ApplicationScoped
class ConfiguredFenceAgents implements FenceAgents {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final String CURE =
      "Look at the fence agent and its settings under 'fence' of the group file; or make sure"
          + " yourself that the machine is off, and attest that.";

  private final InstantSource clock;

  ConfiguredFenceAgents(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public StepOutcome cutPower(FenceAgent agent) {
    Instant end = clock.instant().plus(agent.timeout());
    PowerSwitch power = switchOf(agent);
    try {
      power.off(left(end));
      while (power.read(left(end)) != PowerState.OFF) {
        if (!clock.instant().plus(BETWEEN_LOOKS).isBefore(end)) {
          return failed(
              agent,
              "it still says on, %d s after it was to be off"
                  .formatted(agent.timeout().toSeconds()));
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
      return new StepOutcome.Done(agent.title() + " says that the power is off");
    } catch (FenceFault e) {
      return failed(agent, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(agent, "interrupted");
    }
  }

  @Override
  public Answer<PowerState> power(FenceAgent agent) {
    try {
      return new Answer.Given<>(switchOf(agent).read(agent.timeout()));
    } catch (FenceFault e) {
      return new Answer.Unreachable<>(agent.title() + ": " + String.valueOf(e.getMessage()));
    }
  }

  /** A last look is allowed when the time is up. */
  private Duration left(Instant end) {
    Duration left = Duration.between(clock.instant(), end);
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
  }

  private static StepOutcome failed(FenceAgent agent, String why) {
    return new StepOutcome.Failed(agent.title() + ": " + why, CURE);
  }

  private static PowerSwitch switchOf(FenceAgent agent) {
    return switch (agent) {
      case FenceAgent.Command command -> new CommandSwitch(command);
      case FenceAgent.Redfish redfish -> new RedfishSwitch(redfish);
    };
  }
}
