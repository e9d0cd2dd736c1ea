package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs {@link WindowsFileSystemChecks} on a Windows JVM, against Wine's file system. */
class WindowsFileSystemIT {
  private static final Pattern SUCCESSFUL = Pattern.compile("(\\d+) tests successful");
  private static final int CHECKS = 19;

  @Test
  void keepsTheContractOnWindows() throws IOException {
    try (WineMachine machine = new WineMachine("files")) {
      Path linked = Files.createDirectories(machine.folder().resolve("linked"));
      Path elsewhere = Files.createDirectories(machine.folder().resolve("elsewhere"));
      Files.writeString(elsewhere.resolve("kept.txt"), "kept");
      Files.createSymbolicLink(linked.resolve("link"), elsewhere);

      WineMachine.Outcome outcome =
          machine.run(
              WineMachine.where("java"),
              "-Dhandover.testsvc="
                  + WineMachine.windowsPath(Path.of(WineMachine.where("testsvc"))),
              "-Dhandover.linked=" + WineMachine.windowsPath(linked),
              "-cp",
              WineMachine.testClassPath(),
              "org.junit.platform.console.ConsoleLauncher",
              "execute",
              "--disable-banner",
              "--disable-ansi-colors",
              "--details=tree",
              "--details-theme=ascii",
              "--select-class=" + WindowsFileSystemChecks.class.getName());

      System.out.println(outcome.output());
      assertThat(outcome.exitCode()).as(outcome.output()).isZero();
      Matcher successful = SUCCESSFUL.matcher(outcome.output());
      assertThat(successful.find()).as(outcome.output()).isTrue();
      assertThat(Integer.parseInt(successful.group(1))).isEqualTo(CHECKS);
    }
  }
}
