package dev.handover.node.adapter.install;

import dev.handover.node.adapter.DurableFile;
import dev.handover.node.domain.EventReport;
import dev.handover.node.domain.EventReport.Kind;
import dev.handover.node.domain.ServiceName;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Installs, upgrades and uninstalls. Each of them may be given again after any interruption and
 * goes on where it was: a version is copied under another name before it is there, and which
 * version runs is one value that Windows keeps.
 *
 * <p>None of them touches a group: its services, disk and address stay as they are.
 */
public final class Installer {
  private final Host host;
  private final ServiceRunner runner;
  private final Consumer<String> report;

  /**
   * @param report takes each thing that was done, one line at a time
   */
  public Installer(Host host, ServiceRunner runner, Consumer<String> report) {
    this.host = host;
    this.runner = runner;
    this.report = report;
  }

  /**
   * What a first installation needs beyond its {@link Registration}.
   *
   * @param allowFrom whom the firewall lets in, `none` for nobody
   */
  record Wishes(
      FirstSettings settings, String allowFrom, Rights rights, Password password, boolean start) {

    Grants grants(int port) {
      Reach reach = new Reach(!allowFrom.equals("none"), port, allowFrom);
      return new Grants(reach, rights.controls(), rights.administrators());
    }
  }

  /** What the account may do besides reading: see {@link Grants}. */
  record Rights(List<ServiceName> controls, boolean administrators) {}

  /**
   * Installs, or completes an installation.
   *
   * @param wanted its version is that of the distribution
   */
  ExitCode install(Distribution distribution, Registration wanted, Wishes wishes) {
    wishes.settings().check(wanted.layout());
    host.find(wanted.service()).ifPresent(found -> requireSame(found, wanted));
    claim(wanted.layout());
    distribution.copyTo(wanted.layout(), wanted.version());
    report.accept("version " + wanted.version() + " is in " + wanted.layout().folder());
    report.accept(wishes.settings().write(wanted.layout()));
    int port = NodeSettings.read(wanted.layout()).port();
    host.register(wanted, wishes.password());
    report.accept("service %s runs as %s".formatted(wanted.service(), wanted.account()));
    for (Host.Extra extra : host.extras(wishes.grants(port))) {
      report.accept(extra.name() + ": " + extra.put(wanted));
    }
    host.tell(new EventReport(Kind.INSTALLED, told("installed", wanted)));
    if (!wishes.start()) {
      return ExitCode.OK;
    }
    return started(wanted) ? ExitCode.OK : ExitCode.FAILED;
  }

  /** Replaces the installed version by this one, or leaves the former one running. */
  ExitCode upgrade(Distribution distribution, Registration found) {
    String id = distribution.id();
    Optional<String> fallback = fallback(found);
    if (found.version().equals(id) && fallback.isEmpty()) {
      report.accept("version " + id + " is installed already");
      removeVersionsExcept(found);
      return ExitCode.OK;
    }
    Registration former = found.withVersion(fallback.orElse(found.version()));
    boolean wasStopped = fallback.isEmpty() && runner.isStopped(found);
    distribution.copyTo(found.layout(), id);
    write(found.layout().fallback(), former.version());
    Registration next = found.withVersion(id);
    changeTo(next);
    if (!started(next)) {
      return rollBack(next, former);
    }
    if (wasStopped) {
      runner.stop(next);
      report.accept("stopped again, as it was before");
    }
    Folders.delete(found.layout().fallback());
    removeVersionsExcept(next);
    host.tell(new EventReport(Kind.UPGRADED, told("upgraded from " + former.version(), next)));
    return ExitCode.OK;
  }

  /** Removes everything, or everything but data and configuration. */
  ExitCode uninstall(Registration found, boolean keepData, Path runningFrom) {
    Layout layout = found.layout();
    if (runningFrom.toAbsolutePath().normalize().startsWith(layout.folder())) {
      throw InstallFault.refused(
          "%s is part of what is to be removed: run it from an unpacked distribution or a copy"
              .formatted(runningFrom));
    }
    requireOurs(layout);
    runner.stop(found);
    host.tell(new EventReport(Kind.UNINSTALLED, told("uninstalled", found)));
    List<Host.Extra> extras = new ArrayList<>(host.extras(Grants.NONE));
    Collections.reverse(extras);
    for (Host.Extra extra : extras) {
      report.accept(extra.name() + ": " + extra.remove(found));
    }
    Folders.delete(layout.versions());
    Folders.delete(layout.bin());
    Folders.delete(layout.logs());
    if (!keepData) {
      Folders.delete(layout.config());
      Folders.delete(layout.data());
      Folders.delete(layout.mark());
    }
    // The service goes last: as long as it is there, this command can be given again.
    host.unregister(found);
    boolean empty = Folders.deleteIfEmpty(layout.folder());
    report.accept(empty ? "nothing is left" : "left in place: " + left(layout));
    return ExitCode.OK;
  }

  /**
   * Rights are set on the folder, and folders in it are deleted one day: it must have been made for
   * this, or the wrong word after --dir would take a machine apart.
   */
  private static void claim(Layout layout) {
    requireOurs(layout);
    if (!Files.exists(layout.mark())) {
      // Not by way of another name: half a file is a mark too.
      Folders.write(
          layout.mark(), "Made by the installer of Handover's node-service, which removes it.\n");
    }
  }

  private static void requireOurs(Layout layout) {
    if (!Files.exists(layout.mark()) && holdsSomething(layout.folder())) {
      throw InstallFault.refused(
          "%s holds files of somebody else: name an empty folder, or one that is not there, with --dir"
              .formatted(layout.folder()));
    }
  }

  /** A file is somebody else's too, and so is a folder that does not let itself be read. */
  private static boolean holdsSomething(Path folder) {
    try {
      return Files.isDirectory(folder)
          ? !Folders.entries(folder).isEmpty()
          : Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
    } catch (UncheckedIOException e) {
      return true;
    }
  }

  private static void requireSame(Registration found, Registration wanted) {
    if (!found.layout().equals(wanted.layout())) {
      throw InstallFault.refused(
          "service %s is installed in %s: uninstall it there, or choose another --name"
              .formatted(found.service(), found.layout().folder()));
    }
    if (!found.version().equals(wanted.version())) {
      throw InstallFault.refused(
          "version %s is installed: use upgrade to replace it by %s"
              .formatted(found.version(), wanted.version()));
    }
  }

  private static String told(String what, Registration registration) {
    return "Service %s was %s; version %s, folder %s."
        .formatted(
            registration.service(), what, registration.version(), registration.layout().folder());
  }

  private boolean started(Registration registration) {
    Optional<String> fault = runner.start(registration);
    report.accept(
        "service %s %s".formatted(registration.service(), fault.orElse("runs and answers")));
    return fault.isEmpty();
  }

  private void changeTo(Registration registration) {
    runner.stop(registration);
    host.register(registration, Password.NONE);
    report.accept("changed to version " + registration.version());
  }

  private ExitCode rollBack(Registration failed, Registration former) {
    changeTo(former);
    host.tell(
        new EventReport(
            Kind.UPGRADE_ROLLED_BACK,
            told("set back, because " + failed.version() + " did not answer", former)));
    if (!started(former)) {
      report.accept("the former version does not answer either: both are kept");
      return ExitCode.FAILED;
    }
    Folders.delete(former.layout().fallback());
    Folders.delete(failed.layout().version(failed.version()));
    return ExitCode.ROLLED_BACK;
  }

  private void removeVersionsExcept(Registration kept) {
    for (Path version : Folders.entries(kept.layout().versions())) {
      if (!version.equals(kept.layout().version(kept.version()))) {
        Folders.delete(version);
        report.accept("removed " + version);
      }
    }
  }

  /** The version before an upgrade that was interrupted, as long as it is there. */
  private static Optional<String> fallback(Registration found) {
    return new DurableFile(found.layout().fallback())
        .read()
        .map(content -> new String(content, StandardCharsets.UTF_8))
        .filter(version -> Files.isDirectory(found.layout().version(version)));
  }

  private static void write(Path file, String text) {
    new DurableFile(file).write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Path> left(Layout layout) {
    return Folders.entries(layout.folder());
  }
}
