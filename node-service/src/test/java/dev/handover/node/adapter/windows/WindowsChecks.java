package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a class of checks on a Windows JVM, on a machine of its own under Wine. */
final class WindowsChecks {
  private static final Pattern SUCCESSFUL = Pattern.compile("(\\d+) tests successful");

  private WindowsChecks() {}

  /**
   * All checks of the class succeed, and there are as many as expected: a check that is not found
   * must not count as one that succeeds.
   *
   * @param options for the JVM
   */
  static void run(Class<?> checks, int expected, String... options) {
    try (WineMachine machine = new WineMachine(checks.getSimpleName())) {
      List<String> command = new ArrayList<>(List.of(WineMachine.where("java")));
      command.addAll(Arrays.asList(options));
      command.addAll(
          List.of(
              "-cp",
              WineMachine.testClassPath(),
              "org.junit.platform.console.ConsoleLauncher",
              "execute",
              "--disable-banner",
              "--disable-ansi-colors",
              "--details=tree",
              "--details-theme=ascii",
              "--select-class=" + checks.getName()));
      WineMachine.Outcome outcome = machine.run(command.toArray(String[]::new));

      System.out.println(outcome.output());
      assertThat(outcome.exitCode()).as(outcome.output()).isZero();
      Matcher successful = SUCCESSFUL.matcher(outcome.output());
      assertThat(successful.find()).as(outcome.output()).isTrue();
      assertThat(Integer.parseInt(successful.group(1))).isEqualTo(expected);
    }
  }
}
