package dev.handover.directory.adapter.store;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Derives from the run-time setting handover.store.url which of the two datasources is active. */
public class StoreConfig implements ConfigSourceFactory {
  private static final int ORDINAL = 270;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    Optional<String> url = value(context, "handover.store.url");
    boolean postgres = url.isPresent() && url.get().startsWith("jdbc:postgresql:");
    Map<String, String> derived = new HashMap<>();
    derived.put("quarkus.datasource.embedded.active", String.valueOf(!postgres));
    derived.put("quarkus.datasource.postgres.active", String.valueOf(postgres));
    String datasource = "quarkus.datasource." + (postgres ? "postgres" : "embedded");
    url.ifPresent(u -> derived.put(datasource + ".jdbc.url", u));
    if (postgres) {
      value(context, "handover.store.username")
          .ifPresent(user -> derived.put(datasource + ".username", user));
      password(context).ifPresent(word -> derived.put(datasource + ".password", word));
    }
    return List.of(new PropertiesConfigSource(derived, "handover-store", ORDINAL));
  }

  /** From the file, or from the variable of the environment that is named. */
  private static Optional<String> password(ConfigSourceContext context) {
    Optional<String> file = value(context, "handover.store.password-file");
    Optional<String> variable = value(context, "handover.store.password-env");
    if (file.isPresent() && variable.isPresent()) {
      throw new IllegalStateException(
          "handover.store.password-file and handover.store.password-env: give one of them");
    }
    return file.map(StoreConfig::secret).or(() -> variable.map(StoreConfig::ofEnvironment));
  }

  private static String ofEnvironment(String variable) {
    String word = System.getenv(variable);
    if (word == null || word.isBlank()) {
      throw new IllegalStateException(
          "handover.store.password-env: there is no variable %s in the environment"
              .formatted(variable));
    }
    return word.strip();
  }

  private static Optional<String> value(ConfigSourceContext context, String name) {
    return known(context, name).or(() -> inFiles(context, name));
  }

  private static Optional<String> known(ConfigSourceContext context, String name) {
    ConfigValue value = context.getValue(name);
    return value == null ? Optional.empty() : Optional.ofNullable(value.getValue());
  }

  /** Files named by quarkus.config.locations are read later than this: look into them here. */
  private static Optional<String> inFiles(ConfigSourceContext context, String name) {
    return known(context, "quarkus.config.locations")
        .or(() -> known(context, "smallrye.config.locations"))
        .flatMap(
            locations ->
                Stream.of(locations.split(","))
                    .map(location -> properties(location.strip()).getProperty(name))
                    .filter(Objects::nonNull)
                    .findFirst());
  }

  private static Properties properties(String location) {
    Path file = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
    Properties properties = new Properties();
    if (!Files.isRegularFile(file)) {
      return properties;
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be read: " + file, e);
    }
  }

  private static String secret(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("handover.store.password-file cannot be read: " + file, e);
    }
  }

  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(ORDINAL);
  }
}
