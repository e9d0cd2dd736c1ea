package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes wrong around an installation on a Windows machine under Wine. */
class InstallationHazardsIT {
  private static final String SERVICE = "HoNodeTest";
  private static final int REFUSED = 3;

  @Test
  void touchesNothingOfOthersAndUninstallsAServiceThatStillBoots() throws Exception {
    try (WineMachine machine = new WineMachine("hazards")) {
      Path files = Files.createDirectories(machine.folder());

      refusesWhatIsSomebodyElses(machine, files);
      uninstallsWhileTheServiceStillBoots(machine, files.resolve("node"));
    }
  }

  private static void refusesWhatIsSomebodyElses(WineMachine machine, Path files) throws Exception {
    Path theirs = Files.createDirectories(files.resolve("Their Program")).resolve("theirs.txt");
    Files.writeString(theirs, "theirs");
    for (String folder :
        List.of(
            WineMachine.windowsPath(theirs.resolveSibling(".").normalize()),
            WineMachine.windowsPath(theirs),
            "C:\\windows",
            "C:\\")) {
      WineMachine.Outcome install = install(machine, folder, "--no-start");

      assertThat(install.exitCode()).as(folder + ": " + install.output()).isEqualTo(REFUSED);
      assertThat(install.output()).contains("--dir").doesNotContain("\tat ");
    }
    assertThat(files.resolve("Their Program")).isDirectoryContaining(theirs::equals);
    assertThat(theirs).hasContent("theirs");
    assertThat(traces(machine)).containsExactly("service NOT_INSTALLED");
  }

  private static void uninstallsWhileTheServiceStillBoots(WineMachine machine, Path installed) {
    WineMachine.Outcome install =
        install(machine, WineMachine.windowsPath(installed), "--no-start");
    assertThat(install.exitCode()).as(install.output()).isZero();

    String libraries = WineMachine.target().resolve("quarkus-app/lib/main").toString();
    WineMachine.Outcome uninstall =
        machine.run(
            WineMachine.where("java"),
            "-cp",
            WineMachine.testClassPath() + ";" + WineMachine.windowsPath(Path.of(libraries)) + "\\*",
            StopWhileBooting.class.getName(),
            SERVICE,
            WineMachine.windowsPath(Distributions.built()));

    System.out.println(uninstall.output());
    assertThat(uninstall.exitCode()).as(uninstall.output()).isZero();
    assertThat(uninstall.output()).contains("answers: false", "nothing is left");
    assertThat(installed).doesNotExist();
    assertThat(traces(machine)).containsExactly("service NOT_INSTALLED");
  }

  private static WineMachine.Outcome install(WineMachine machine, String folder, String... more) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of("install", "--name", SERVICE, "--dir", folder, "--node", "exch1", "--lab"));
    words.addAll(List.of(more));
    return InstallationIT.run(machine, Distributions.built(), words.toArray(String[]::new));
  }

  private static List<String> traces(WineMachine machine) {
    return machine
        .run(
            WineMachine.where("java"),
            "-cp",
            WineMachine.testClassPath(),
            InstalledTraces.class.getName(),
            SERVICE)
        .output()
        .lines()
        .map(String::trim)
        .toList();
  }
}
