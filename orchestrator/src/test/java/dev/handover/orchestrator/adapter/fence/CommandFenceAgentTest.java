package dev.handover.orchestrator.adapter.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.FenceAgent;
import dev.handover.orchestrator.domain.FenceAgents;
import dev.handover.orchestrator.domain.FenceAgentsContract;
import dev.handover.orchestrator.domain.StepOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandFenceAgentTest extends FenceAgentsContract {
  @TempDir Path folder;

  private final FenceAgents agents = new ConfiguredFenceAgents(InstantSource.system());
  private FenceScript script;

  @BeforeEach
  void writeTheProgram() throws IOException {
    script = new FenceScript(folder, SECRET);
    Files.writeString(folder.resolve("password"), SECRET + "\n");
  }

  @Override
  protected FenceAgents agents() {
    return agents;
  }

  @Override
  protected FenceAgent agent() {
    return agent(List.of(script.program().toString()));
  }

  private FenceAgent agent(List<String> arguments) {
    return new FenceAgent.Command(
        arguments,
        Map.of("ip", "10.0.1.11", "plug", "exch1"),
        Optional.of(folder.resolve("password")),
        Duration.ofSeconds(2));
  }

  @Override
  protected void stick() {
    script.mark("stuck");
  }

  @Override
  protected void goAway() {
    script.mark("away");
  }

  @Override
  protected void forgetThePassword() {
    script.expect("another");
  }

  @Override
  protected boolean isOn() {
    return script.isOn();
  }

  @Test
  void tellsTheProgramEverythingOnItsStandardInput() throws IOException {
    agents.cutPower(agent());
    assertThat(script.actions()).startsWith("off\nstatus\n");
    assertThat(script.told()).startsWith("action\nip\nplug\npassword\n");
  }

  @Test
  void endsAProgramThatHangs() {
    script.mark("hangs");
    StepOutcome outcome = agents.cutPower(agent());
    assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
    assertThat(outcome.toString()).contains("did not end within");
  }

  @Test
  void saysWhenThereIsNoSuchProgram() {
    StepOutcome outcome = agents.cutPower(agent(List.of("/nowhere/fence_none")));
    assertThat(outcome.toString()).contains("/nowhere/fence_none cannot be started");
  }

  @Test
  void saysWhenThePasswordCannotBeRead() throws IOException {
    Files.delete(folder.resolve("password"));
    assertThat(agents.cutPower(agent()).toString()).contains("cannot be read");
    assertThat(isOn()).isTrue();
  }
}
