package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.adapter.windows.storage.WindowsDisksChecks;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs {@link WindowsDisksChecks} on a Windows JVM under Wine, against the test driver. */
class WindowsDisksIT {
  private static final Pattern SUCCESSFUL = Pattern.compile("(\\d+) tests successful");
  private static final int CHECKS = 31;

  @Test
  void keepsTheContractOnWindows() {
    try (WineMachine machine = new WineMachine("disks");
        TestDisk disk = new TestDisk(machine, "exch1")) {
      WineMachine.Outcome outcome =
          machine.run(
              WineMachine.where("java"),
              "-Dhandover.shared=" + WineMachine.windowsPath(disk.shared()),
              "-cp",
              WineMachine.testClassPath(),
              "org.junit.platform.console.ConsoleLauncher",
              "execute",
              "--disable-banner",
              "--disable-ansi-colors",
              "--details=tree",
              "--details-theme=ascii",
              "--select-class=" + WindowsDisksChecks.class.getName());

      System.out.println(outcome.output());
      assertThat(outcome.exitCode()).as(outcome.output()).isZero();
      Matcher successful = SUCCESSFUL.matcher(outcome.output());
      assertThat(successful.find()).as(outcome.output()).isTrue();
      assertThat(Integer.parseInt(successful.group(1))).isEqualTo(CHECKS);
    }
  }
}
