package dev.handover.node.adapter.install;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Removes an installation. */
@Command(
    name = "uninstall",
    description =
        "Stop and remove the service, its files, rights, event source and firewall rule. A group that is active here goes on running.",
    mixinStandardHelpOptions = true)
final class UninstallCommand implements Callable<Integer> {
  private final InstallCommands.Machine machine;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--keep-data",
      description = "Leave data (promises, tokens) and configuration where they are.")
  private boolean keepData;

  UninstallCommand(InstallCommands.Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    Installer installer =
        common.installer(machine, Objects.requireNonNull(spec).commandLine().getOut());
    Registration found = common.installed(machine);
    return installer.uninstall(found, keepData, Path.of(machine.classPath())).code();
  }
}
