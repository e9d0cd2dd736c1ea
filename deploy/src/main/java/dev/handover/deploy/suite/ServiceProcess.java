package dev.handover.deploy.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One service of the suite as a process, with its configuration, data and log in a folder of its
 * own.
 */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);

  private final String name;
  private final Path jar;
  private final Path folder;
  private final int port;
  private final Map<String, String> settings;
  private final @Nullable Tls tls;
  private List<String> memory = List.of("-Xmx384m");

  /** Many short lives on few cores: the first compiler is enough. */
  private List<String> machine = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** Where names are looked up, when not as on this machine. */
  private List<String> names = List.of();

  private @Nullable Process process;

  /**
   * A service that does not run yet.
   *
   * @param name for messages
   * @param jar {@code quarkus-run.jar}
   * @param folder where configuration, data and log go
   * @param settings its configuration beside those that all services share
   */
  ServiceProcess(String name, Path jar, Path folder, Map<String, String> settings) {
    this(name, jar, folder, settings, null);
  }

  private ServiceProcess(
      String name, Path jar, Path folder, Map<String, String> settings, @Nullable Tls tls) {
    this.name = name;
    this.jar = jar;
    this.folder = folder;
    this.port = Ports.free();
    this.settings = new TreeMap<>(settings);
    this.tls = tls;
  }

  /** The same, answering over TLS only; without TLS when there is none. */
  ServiceProcess with(@Nullable Tls certificate) {
    return new ServiceProcess(name, jar, folder, settings, certificate);
  }

  /** The same service beside this one, on the same configuration, with data of its own. */
  ServiceProcess another(String otherName) {
    Path parent = Objects.requireNonNull(folder.getParent());
    return new ServiceProcess(otherName, jar, parent.resolve(otherName), settings, tls);
  }

  /** Where it answers. */
  public URI uri() {
    return URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + port);
  }

  /** Its tokens file. */
  public Path tokensFile() {
    return folder.resolve("data/tokens");
  }

  /** What it wrote about itself. */
  public Path logFile() {
    return folder.resolve("service.log");
  }

  /** Its name in messages. */
  public String name() {
    return name;
  }

  /** Changes a setting of a service that does not run. */
  public void configure(String key, String value) {
    settings.put(key, value);
  }

  /**
   * Gives a service that does not run so much heap and no more, and has it write down how much of
   * it was used: a line for each collection.
   */
  public void limitHeap(int mebibytes, Path collections) {
    memory = List.of("-Xmx" + mebibytes + "m", "-Xlog:gc:file=" + collections);
  }

  /** Has a service that does not run know the addresses of these names, and of no other. */
  public void knowOnly(Path hosts) {
    names = List.of("-Djdk.net.hosts.file=" + hosts.toAbsolutePath());
  }

  /** Has a service that does not run use the JVM as it is installed: to be measured. */
  public void asInstalled() {
    Path options = Scene.repository().resolve("deploy/packaging/jvm.options");
    machine = List.of("@" + options);
  }

  /** Starts it; {@link #awaitReady} tells when it answers. */
  public void start() {
    if (process != null && process.isAlive()) {
      return;
    }
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is not there: build first (mvn -Dquick package)");
    }
    try {
      Files.createDirectories(folder.resolve("data"));
      Path properties = folder.resolve("application.properties");
      Files.writeString(properties, asProperties());
      process =
          new ProcessBuilder(command(properties))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot start " + name, failed);
    }
  }

  private List<String> command(Path properties) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(machine);
    command.addAll(names);
    command.addAll(memory);
    command.add("-Dquarkus.config.locations=" + properties.toUri());
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  /** All of its settings, as it reads them when it starts. */
  public Map<String, String> configuration() {
    Map<String, String> all = new TreeMap<>();
    all.put("handover.mode", "lab");
    all.putAll(settings);
    all.put("quarkus.http.host", "127.0.0.1");
    all.put("handover.data-dir", folder.resolve("data").toString());
    if (tls == null) {
      all.put("quarkus.http.port", Integer.toString(port));
    } else {
      all.put("quarkus.http.ssl-port", Integer.toString(port));
      all.putAll(tls.settings());
    }
    return all;
  }

  private String asProperties() {
    StringBuilder text = new StringBuilder();
    configuration()
        .forEach(
            (key, value) ->
                text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n'));
    return text.toString();
  }

  /** Waits until it answers; fails with the end of its log when it ended instead. */
  public void awaitReady() {
    HttpRequest request =
        HttpRequest.newBuilder(uri().resolve("/q/health/live"))
            .timeout(Duration.ofSeconds(2))
            .build();
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT);
    HttpClient http = tls == null ? builder.build() : builder.sslContext(tls.mutual()).build();
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < end) {
      if (process == null || !process.isAlive()) {
        throw new IllegalStateException(name + " ended at once:\n" + endOfLog());
      }
      try {
        if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
        Thread.sleep(LOOK_AGAIN);
      } catch (IOException notYet) {
        pause();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while " + name + " started", interrupted);
      }
    }
    throw new IllegalStateException(name + " does not answer:\n" + endOfLog());
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      await(running);
    }
  }

  /** Whether the process lives. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Its process id; 0 when it does not run. */
  public long processId() {
    return process == null ? 0 : process.pid();
  }

  @Override
  public void close() {
    Process running = process;
    if (running == null) {
      return;
    }
    running.destroy();
    try {
      if (!running.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      running.destroyForcibly();
    }
  }

  private static void await(Process running) {
    try {
      running.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(logFile());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
    } catch (IOException unreadable) {
      return "(no log: " + unreadable.getMessage() + ")";
    }
  }
}
