package dev.handover.deploy.suite;

import dev.handover.deploy.access.Token;
import dev.handover.deploy.access.Token.Role;
import dev.handover.deploy.client.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Orchestrators on one PostgreSQL and one configuration, without nodes or directory. */
public final class Orchestrators implements AutoCloseable {
  private final Path folder;
  private final List<ServiceProcess> processes;

  private Orchestrators(Path folder, List<ServiceProcess> processes) {
    this.folder = folder;
    this.processes = processes;
  }

  /** So many of them; nothing runs yet, and {@link #configuration} is still empty. */
  public static Orchestrators prepare(Path folder, int count, ThrowAwayPostgres store)
      throws IOException {
    Scene.empty(folder);
    Path jar = Scene.repository().resolve("orchestrator/target/quarkus-app/quarkus-run.jar");
    Map<String, String> settings = new TreeMap<>();
    settings.put("handover.orchestrator.config-dir", folder.resolve("config").toString());
    // What is measured is operations, and nothing that begins by itself.
    settings.put("handover.orchestrator.readiness.every", "0s");
    settings.put("handover.store.url", store.url());
    settings.put("handover.store.username", store.username());
    settings.put("handover.store.password-file", store.passwordFile().toString());
    List<ServiceProcess> processes =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> "orchestrator-" + number)
            .map(name -> new ServiceProcess(name, jar, folder.resolve(name), settings))
            .toList();
    Orchestrators all = new Orchestrators(folder, processes);
    Files.createDirectories(all.configuration().resolve("groups"));
    all.writeTokens();
    return all;
  }

  /** Folder of the group files. */
  public Path configuration() {
    return folder.resolve("config");
  }

  /** File with the token with which they call nodes, and people call them. */
  public Path tokenFile() {
    return folder.resolve("tokens/operator.token");
  }

  /** The processes. */
  public List<ServiceProcess> processes() {
    return processes;
  }

  /** Starts the first one, which makes the tables, then the others; waits until all answer. */
  public void start() {
    processes.getFirst().start();
    processes.getFirst().awaitReady();
    processes.forEach(ServiceProcess::start);
    processes.forEach(ServiceProcess::awaitReady);
  }

  /** One way to each of them. */
  public List<Api> apis() {
    List<Api> apis = new ArrayList<>();
    processes.forEach(process -> apis.add(Api.of(process.uri(), tokenFile())));
    return apis;
  }

  private void writeTokens() throws IOException {
    Token person = Token.create("operator", Role.APPROVER);
    person.keepIn(tokenFile());
    for (ServiceProcess process : processes) {
      person.admitTo(process.tokensFile());
    }
  }

  @Override
  public void close() {
    processes.forEach(ServiceProcess::close);
  }
}
