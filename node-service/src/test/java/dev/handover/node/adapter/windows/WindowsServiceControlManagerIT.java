package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Runs {@link WindowsServiceControlManagerChecks} on a Windows JVM, against Wine's service manager.
 */
class WindowsServiceControlManagerIT {
  private static final Pattern SUCCESSFUL = Pattern.compile("(\\d+) tests successful");
  private static final int CHECKS = 29;

  @Test
  void keepsTheContractOnWindows() {
    try (WineMachine machine = new WineMachine("checks")) {
      WineMachine.Outcome outcome =
          machine.run(
              WineMachine.where("java"),
              "-Dhandover.testsvc="
                  + WineMachine.windowsPath(java.nio.file.Path.of(WineMachine.where("testsvc"))),
              "-cp",
              WineMachine.testClassPath(),
              "org.junit.platform.console.ConsoleLauncher",
              "execute",
              "--disable-banner",
              "--disable-ansi-colors",
              "--details=tree",
              "--details-theme=ascii",
              "--select-class=" + WindowsServiceControlManagerChecks.class.getName());

      System.out.println(outcome.output());
      assertThat(outcome.exitCode()).as(outcome.output()).isZero();
      Matcher successful = SUCCESSFUL.matcher(outcome.output());
      assertThat(successful.find()).as(outcome.output()).isTrue();
      assertThat(Integer.parseInt(successful.group(1))).isEqualTo(CHECKS);
    }
  }
}
