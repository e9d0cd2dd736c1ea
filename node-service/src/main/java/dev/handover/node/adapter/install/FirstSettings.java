package dev.handover.node.adapter.install;

import dev.handover.node.adapter.DurableFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the configuration of a new installation is made from. An installation that has one keeps it.
 *
 * @param config a file to take as it is; then nothing else is needed
 * @param address what the node listens on: its own address, never the floating one
 * @param certificate PEM; with `key` the node speaks TLS, which production requires
 * @param tokens hashes of those who may call, put into the data folder unless it has them
 */
record FirstSettings(
    Optional<Path> config,
    Identity identity,
    String address,
    int port,
    Optional<Path> certificate,
    Optional<Path> key,
    Optional<Path> tokens) {

  /** Who the node is, and whether it is meant for real machines. */
  record Identity(String node, boolean lab) {}

  /** Refuses what would only fail when the service starts. */
  void check(Layout layout) {
    if (Files.exists(layout.configFile()) || config.isPresent()) {
      return;
    }
    if (identity.node().isBlank()) {
      throw InstallFault.refused("the node needs a name of its own: give --node");
    }
    if (certificate.isPresent() != key.isPresent()) {
      throw InstallFault.refused("--certificate and --key belong together: give both");
    }
    if (certificate.isEmpty() && !identity.lab()) {
      throw InstallFault.refused(
          "production needs TLS: give --certificate and --key (PEM), a file with --config, or --lab to try things out");
    }
  }

  /** Writes what is missing; answers what was written. */
  String write(Layout layout) {
    Folders.create(layout.data());
    Folders.create(layout.logs());
    tokens.ifPresent(file -> Folders.copyIfAbsent(file, layout.data().resolve("tokens")));
    if (Files.exists(layout.configFile())) {
      return "kept " + layout.configFile();
    }
    if (config.isPresent()) {
      Folders.copyIfAbsent(config.get(), layout.configFile());
      return "copied " + config.get() + " to " + layout.configFile();
    }
    certificate.ifPresent(file -> Folders.copyIfAbsent(file, tls(layout, "node.pem")));
    key.ifPresent(file -> Folders.copyIfAbsent(file, tls(layout, "node.key")));
    new DurableFile(layout.configFile()).write(text().getBytes(StandardCharsets.UTF_8));
    return "wrote " + layout.configFile();
  }

  private static Path tls(Layout layout, String name) {
    return layout.config().resolve("tls").resolve(name);
  }

  private String text() {
    String common =
        """
        # Written by the installer, yours to change; an upgrade keeps it. Paths are relative to the installation's folder.
        handover.mode=%s
        handover.data-dir=data
        handover.node.name=%s
        handover.node.adapter=windows

        # The server's own address, never the floating one.
        quarkus.http.host=%s
        """
            .formatted(identity.lab() ? "lab" : "production", identity.node(), address);
    return common + (certificate.isPresent() ? encrypted() : "quarkus.http.port=" + port + "\n");
  }

  private String encrypted() {
    return """
        quarkus.http.ssl-port=%d
        quarkus.http.insecure-requests=disabled
        quarkus.tls.key-store.pem.0.cert=config/tls/node.pem
        quarkus.tls.key-store.pem.0.key=config/tls/node.key
        """
        .formatted(port);
  }
}
