package dev.handover.node.adapter.install;

import dev.handover.node.domain.ServiceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Installs the version this jar is part of. */
@Command(
    name = "install",
    description =
        "Install this version as a Windows service that starts with Windows. Can be given again: what is there already stays.",
    mixinStandardHelpOptions = true)
final class InstallCommand implements Callable<Integer> {
  private static final String DEFAULT_FOLDER = "C:\\Program Files\\Handover\\node-service";
  private static final String LOCAL_SYSTEM = "LocalSystem";

  private final InstallCommands.Machine machine;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--dir",
      paramLabel = "FOLDER",
      defaultValue = DEFAULT_FOLDER,
      description = "Where to install (default ${DEFAULT-VALUE}).")
  private Path folder = Path.of(DEFAULT_FOLDER);

  @Option(
      names = "--account",
      description =
          "Who the service runs as: virtual (default: NT SERVICE\\SERVICE), LocalSystem, or an account.")
  private String account = "virtual";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "Holds the password of --account; not for virtual, LocalSystem and managed ones.")
  private Optional<Path> passwordFile = Optional.empty();

  @Option(
      names = "--controls",
      paramLabel = "SERVICE",
      split = ",",
      description =
          "Services that the account may start and stop; not needed with the next option.")
  private List<String> controls = List.of();

  @Option(
      names = "--administrator",
      description =
          "Make the account a local administrator: needed to switch a disk or an address without adapter command.")
  private boolean administrator;

  @Option(
      names = "--java-home",
      paramLabel = "FOLDER",
      description = "The Java to run on (default: the one that runs this).")
  private Path javaHome = Path.of(System.getProperty("java.home"));

  @Option(names = "--no-start", description = "Do not start the service now.")
  private boolean noStart;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A node-service.properties to take, instead of the options that follow.")
  private Optional<Path> config = Optional.empty();

  @Option(names = "--node", description = "The node's own name, never the one that moves.")
  private String node = "";

  @Option(
      names = "--address",
      defaultValue = "127.0.0.1",
      description = "The server's own address to listen on (default ${DEFAULT-VALUE}).")
  private String address = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "8082",
      description = "The TCP port to listen on (default ${DEFAULT-VALUE}).")
  private int port = 8082;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "PEM; needed but with --lab or --config.")
  private Optional<Path> certificate = Optional.empty();

  @Option(names = "--key", paramLabel = "FILE", description = "PEM; the certificate's key.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      description = "Hashes of those who may call; becomes data\\tokens unless that is there.")
  private Optional<Path> tokens = Optional.empty();

  @Option(names = "--lab", description = "To try things out: without TLS.")
  private boolean lab;

  @Option(
      names = "--allow-from",
      paramLabel = "ADDRESSES",
      defaultValue = "LocalSubnet",
      description =
          "Whom the firewall lets in: LocalSubnet (default), 10.0.0.0/24,10.0.1.5, * for all, none for no rule.")
  private String allowFrom = "LocalSubnet";

  InstallCommand(InstallCommands.Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    Installer installer =
        common.installer(machine, Objects.requireNonNull(spec).commandLine().getOut());
    requireWholeNumbersAndFiles();
    Distribution distribution = Distribution.running(machine.classPath());
    ServiceName service = common.service();
    Layout layout = new Layout(folder);
    Registration wanted =
        new Registration(service, layout, distribution.id(), accountOf(service), javaHome);
    FirstSettings settings =
        new FirstSettings(
            config, new FirstSettings.Identity(node, lab), address, port, certificate, key, tokens);
    return installer
        .install(
            distribution,
            wanted,
            new Installer.Wishes(settings, allowFrom, rights(), password(), !noStart))
        .code();
  }

  private void requireWholeNumbersAndFiles() {
    if (port < 1 || port > 65_535) {
      throw InstallFault.refused("--port must be 1 to 65535");
    }
    if (!address.matches("[0-9A-Fa-f.:]{2,45}")) {
      throw InstallFault.refused("--address must be an IP address, not '" + address + "'");
    }
    for (Optional<Path> file : List.of(config, certificate, key, tokens, passwordFile)) {
      if (file.isPresent() && !Files.isRegularFile(file.get())) {
        throw InstallFault.refused("no such file: " + file.get());
      }
    }
  }

  private Installer.Rights rights() {
    try {
      return new Installer.Rights(controls.stream().map(ServiceName::new).toList(), administrator);
    } catch (IllegalArgumentException e) {
      throw InstallFault.refused("--controls: " + e.getMessage());
    }
  }

  private String accountOf(ServiceName service) {
    if (account.equalsIgnoreCase("virtual")) {
      return Registration.virtualAccount(service);
    }
    return account.equalsIgnoreCase(LOCAL_SYSTEM) ? LOCAL_SYSTEM : account;
  }

  private Password password() {
    if (passwordFile.isEmpty()) {
      return Password.NONE;
    }
    try {
      String text = Files.readString(passwordFile.get(), StandardCharsets.UTF_8);
      return new Password(text.replaceFirst("\\R\\z", ""));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + passwordFile.get(), e);
    }
  }
}
