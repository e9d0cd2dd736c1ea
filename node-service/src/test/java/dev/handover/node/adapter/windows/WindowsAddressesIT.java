package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.adapter.windows.net.WindowsAddressesChecks;
import dev.handover.node.adapter.windows.net.WindowsAddressesWithoutCallsChecks;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Runs the checks of the Windows addresses on a Windows JVM, against Wine's iphlpapi, and the tests
 * of what calls a vendor's tool, because Windows knows no argument vectors: there they become one
 * line of text and have to be taken apart again.
 */
class WindowsAddressesIT {
  private static final Pattern SUCCESSFUL = Pattern.compile("(\\d+) tests successful");
  private static final int CHECKS = 18;

  @Test
  void readsTheNetworkAndCallsToolsOnWindows() {
    try (WineMachine machine = new WineMachine("addresses")) {
      WineMachine.Outcome outcome =
          machine.run(
              WineMachine.where("java"),
              "-cp",
              WineMachine.testClassPath(),
              "org.junit.platform.console.ConsoleLauncher",
              "execute",
              "--disable-banner",
              "--disable-ansi-colors",
              "--details=tree",
              "--details-theme=ascii",
              "--select-class=" + WindowsAddressesChecks.class.getName(),
              "--select-class=" + WindowsAddressesWithoutCallsChecks.class.getName(),
              "--select-class=dev.handover.node.adapter.command.CommandRunnerTest");
      System.out.println(outcome.output());
      assertThat(outcome.exitCode()).as(outcome.output()).isZero();
      Matcher successful = SUCCESSFUL.matcher(outcome.output());
      assertThat(successful.find()).as(outcome.output()).isTrue();
      assertThat(Integer.parseInt(successful.group(1))).isEqualTo(CHECKS);
    }
  }
}
