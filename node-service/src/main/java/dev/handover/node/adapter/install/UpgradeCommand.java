package dev.handover.node.adapter.install;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Replaces the installed version by the one this jar is part of. */
@Command(
    name = "upgrade",
    description =
        "Replace the installed version by this one. Configuration and data stay. If the new version does not answer, the former one runs again.",
    mixinStandardHelpOptions = true)
final class UpgradeCommand implements Callable<Integer> {
  private final InstallCommands.Machine machine;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private CommonOptions common = new CommonOptions();

  UpgradeCommand(InstallCommands.Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    Distribution distribution = Distribution.running(machine.classPath());
    Installer installer =
        common.installer(machine, Objects.requireNonNull(spec).commandLine().getOut());
    Registration found = common.installed(machine);
    return installer.upgrade(distribution, found).code();
  }
}
