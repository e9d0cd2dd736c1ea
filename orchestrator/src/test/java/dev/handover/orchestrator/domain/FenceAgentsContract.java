package dev.handover.orchestrator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What everything that cuts power promises; each test has a machine of its own, which is on. */
public abstract class FenceAgentsContract {
  protected static final String SECRET = "very-secret-word";

  protected abstract FenceAgents agents();

  /** An agent of the machine. */
  protected abstract FenceAgent agent();

  /** The agent says that it cut the power, but the machine stays on. */
  protected abstract void stick();

  /** The agent cannot reach what it has to speak to. */
  protected abstract void goAway();

  /** The agent does not accept the password. */
  protected abstract void forgetThePassword();

  protected abstract boolean isOn();

  @Test
  void saysWhetherTheMachineIsOn() {
    assertThat(agents().power(agent())).isEqualTo(new Answer.Given<>(PowerState.ON));
    assertThat(isOn()).isTrue();
  }

  @Test
  void provesThatThePowerIsOff() {
    assertThat(agents().cutPower(agent())).isInstanceOf(StepOutcome.Done.class);
    assertThat(isOn()).isFalse();
    assertThat(agents().power(agent())).isEqualTo(new Answer.Given<>(PowerState.OFF));
  }

  @Test
  void cutsThePowerOfWhatIsOffAlready() {
    agents().cutPower(agent());
    assertThat(agents().cutPower(agent())).isInstanceOf(StepOutcome.Done.class);
  }

  @Test
  void provesNothingWhenTheMachineStaysOn() {
    stick();
    assertFailed(agents().cutPower(agent()));
  }

  @Test
  void provesNothingWhenNobodyAnswers() {
    goAway();
    assertFailed(agents().cutPower(agent()));
    assertThat(agents().power(agent())).isInstanceOf(Answer.Unreachable.class);
  }

  @Test
  void provesNothingWithoutTheRightPasswordAndTellsNobodyTheWrongOne() {
    forgetThePassword();
    assertFailed(agents().cutPower(agent()));
    assertThat(isOn()).isTrue();
    assertThat(agents().power(agent()).toString()).doesNotContain(SECRET);
  }

  private static void assertFailed(StepOutcome outcome) {
    assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
    StepOutcome.Failed failed = (StepOutcome.Failed) outcome;
    assertThat(failed.reason()).isNotBlank().doesNotContain(SECRET);
    assertThat(failed.cure()).isNotBlank();
  }
}
