package dev.handover.node.adapter.install;

import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A machine in memory, two versions to install, and the commands as the tests give them. */
abstract class InstallerCase {
  protected static final ServiceName SERVICE = new ServiceName("HandoverNode");

  @TempDir protected Path folder;
  protected final MemoryHost host = new MemoryHost();
  protected final ManualTime time = new ManualTime();
  protected Distribution first;
  protected Distribution second;

  @BeforeEach
  void unpack() throws IOException {
    first = distribution("first");
    second = distribution("second");
  }

  protected ExitCode install(Distribution distribution) {
    return install(distribution, settings(true, Optional.empty()));
  }

  protected ExitCode install(Distribution distribution, FirstSettings settings) {
    Registration wanted =
        new Registration(
            SERVICE,
            layout(),
            distribution.id(),
            Registration.virtualAccount(SERVICE),
            Path.of("java"));
    return installer()
        .install(
            distribution,
            wanted,
            new Installer.Wishes(
                settings,
                "LocalSubnet",
                new Installer.Rights(List.of(), false),
                Password.NONE,
                true));
  }

  protected ExitCode upgrade(Distribution distribution) {
    return installer().upgrade(distribution, host.registered().orElseThrow());
  }

  protected ExitCode uninstall(boolean keepData) {
    return installer()
        .uninstall(
            host.registered().orElseThrow(),
            keepData,
            first.application().resolve("quarkus-run.jar"));
  }

  protected Installer installer() {
    ServiceRunner runner = new ServiceRunner(host, host, time, time, Duration.ofSeconds(10));
    return new Installer(host, runner, line -> {});
  }

  protected Layout layout() {
    return new Layout(folder.resolve("installed here"));
  }

  protected static FirstSettings settings(boolean lab, Optional<Path> config) {
    return new FirstSettings(
        config,
        new FirstSettings.Identity("exch1", lab),
        "127.0.0.1",
        8082,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  protected Distribution distribution(String name) throws IOException {
    Path application = folder.resolve(name).resolve("quarkus-app");
    Files.createDirectories(application.resolve("app"));
    Files.writeString(application.resolve("quarkus-run.jar"), name);
    Files.writeString(application.resolve("app").resolve("node-service-0.1.0.jar"), name);
    Path host = Files.createDirectories(folder.resolve(name).resolve("host"));
    Files.writeString(host.resolve("prunsrv.exe"), "a host");
    return new Distribution(application);
  }
}
