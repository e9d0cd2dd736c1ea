package dev.handover.node.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommandRunnerTest {
  private final CommandRunner runner = new CommandRunner(Duration.ofMinutes(1));

  @Test
  void tellsTheExitCodeAndTheLastLine() {
    assertThat(runner.run(VendorTool.call("7", "looking", "disk is held by exch2", " ")))
        .isEqualTo(new CommandEnd.Exited(7, "disk is held by exch2"));
  }

  @Test
  void givesEachArgumentAsItIs() {
    String hostile = "a b & echo $(id) `id` ; %PATH% | x > y * 'q'";

    assertThat(runner.run(VendorTool.call("0", hostile)))
        .isEqualTo(new CommandEnd.Exited(0, hostile));
  }

  @Test
  void saysSoWhenThereIsNoOutput() {
    assertThat(runner.run(VendorTool.call("0"))).isEqualTo(new CommandEnd.Exited(0, "no output"));
  }

  @Test
  void readsMuchMoreThanItKeeps() {
    assertThat(runner.run(VendorTool.call("flood"))).isEqualTo(new CommandEnd.Exited(0, "last"));
  }

  @Test
  void cutsALongLineAndItsControlCharacters() {
    CommandEnd end = runner.run(VendorTool.call("0", "\u001b[31m" + "y".repeat(2000)));

    assertThat(end.lastLine()).hasSize(500).startsWith("[31myyy");
  }

  @Test
  void saysSoWhenTheProgramIsNotThere() {
    assertThat(runner.run(List.of("/nowhere/vendor-tool", "x")))
        .isEqualTo(new CommandEnd.NotStarted("cannot be started: vendor-tool"));
  }

  @Test
  void endsAProgramThatHangsAndWhatItBegan() {
    // Given
    CommandRunner impatient = new CommandRunner(Duration.ofSeconds(15));

    // When
    CommandEnd end = impatient.run(VendorTool.call("child"));

    // Then
    assertThat(end).isInstanceOf(CommandEnd.TimedOut.class);
    ProcessHandle.of(Long.parseLong(end.lastLine()))
        .ifPresent(
            child ->
                assertThat(child.onExit().orTimeout(30, TimeUnit.SECONDS))
                    .succeedsWithin(Duration.ofSeconds(30)));
  }

  @Test
  void refusesALimitThatIsNone() {
    assertThatThrownBy(() -> new CommandRunner(Duration.ZERO)).hasMessageContaining("1 s and 1 h");
    assertThatThrownBy(() -> new CommandRunner(Duration.ofHours(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
