package dev.handover.node.adapter.install;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The part of an installation's configuration file that the installer itself has to know. */
final class NodeSettings {
  private static final String CERTIFICATE = "quarkus.tls.key-store.pem.0.cert";

  private final Layout layout;
  private final Properties properties;

  private NodeSettings(Layout layout, Properties properties) {
    this.layout = layout;
    this.properties = properties;
  }

  static NodeSettings read(Layout layout) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(layout.configFile(), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + layout.configFile(), e);
    }
    return new NodeSettings(layout, properties);
  }

  /** Where the service says that it is alive. */
  URI liveness() {
    String host = get("quarkus.http.host").orElse("127.0.0.1");
    String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    String bracketed = reachable.contains(":") ? "[" + reachable + "]" : reachable;
    String scheme = encrypted() ? "https" : "http";
    return URI.create(scheme + "://" + bracketed + ":" + port() + "/q/health/live");
  }

  /** The port that others connect to. */
  int port() {
    return encrypted() ? number("quarkus.http.ssl-port", 8443) : number("quarkus.http.port", 8082);
  }

  /** The service's own certificate, when it has one in a PEM file. */
  Optional<Path> certificate() {
    return get(CERTIFICATE).map(layout.folder()::resolve);
  }

  private boolean encrypted() {
    return get("quarkus.http.insecure-requests").filter("disabled"::equals).isPresent();
  }

  private int number(String key, int otherwise) {
    try {
      return get(key).map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw InstallFault.refused(layout.configFile() + ": " + key + " must be a number");
    }
  }

  private Optional<String> get(String key) {
    return Optional.ofNullable(properties.getProperty(key)).map(String::trim);
  }
}
