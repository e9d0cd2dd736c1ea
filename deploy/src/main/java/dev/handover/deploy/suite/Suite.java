package dev.handover.deploy.suite;

import dev.handover.deploy.access.Token;
import dev.handover.deploy.access.Token.Role;
import dev.handover.deploy.client.Api;
import dev.handover.deploy.directory.DirectoryAccess;
import dev.handover.deploy.forest.Forest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole suite on this machine: orchestrator, directory-service and two nodes that emulate a
 * pair of servers.
 */
public final class Suite implements AutoCloseable {
  /** The group that moves. */
  public static final String GROUP = "mail";

  /** The primary's own name. */
  public static final String PRIMARY = "exch1";

  /** The backup's own name. */
  public static final String BACKUP = "exch2";

  private static final String ON_START = "handover.node.emulated.on-start";

  private final Setting setting;
  private final EmulatedPair pair;
  private final ServiceProcess primary;
  private final ServiceProcess backup;
  private ServiceProcess directory;
  private ServiceProcess orchestrator;

  /**
   * What a suite is made of.
   *
   * @param repository with the built jars
   * @param folder for everything that is written
   * @param forest what is in the directory
   * @param access how the directory is reached
   * @param tls with which all services answer; null for plain HTTP
   */
  public record Setting(
      Path repository, Path folder, Forest forest, DirectoryAccess access, @Nullable Tls tls) {
    /** Over plain HTTP, as it may be on a machine where all of it runs. */
    public Setting(Path repository, Path folder, Forest forest, DirectoryAccess access) {
      this(repository, folder, forest, access, null);
    }
  }

  /** Prepares it; nothing runs yet. */
  public Suite(Setting setting) {
    this.setting = setting;
    this.pair =
        new EmulatedPair(setting.folder().resolve("shared"), setting.forest().shape().generation());
    this.primary = nodeProcess(PRIMARY);
    this.backup = nodeProcess(BACKUP);
    this.directory = directoryProcess();
    this.orchestrator = process("orchestrator", "orchestrator", orchestratorSettings());
    try {
      writeTokens();
      writeGroup();
      pair.install(machine(PRIMARY));
      pair.install(machine(BACKUP));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write to " + setting.folder(), failed);
    }
  }

  /** Starts what does not run, all at once, and waits until all answer. */
  public void start() {
    processes().forEach(ServiceProcess::start);
    processes().forEach(ServiceProcess::awaitReady);
  }

  /** Every process: nodes, directory-service, orchestrator. */
  public List<ServiceProcess> processes() {
    return List.of(primary, backup, directory, orchestrator);
  }

  /** A node's process. */
  public ServiceProcess node(String name) {
    return name.equals(PRIMARY) ? primary : backup;
  }

  /** The process that writes the directory. */
  public ServiceProcess directory() {
    return directory;
  }

  /** The process that plans and drives. */
  public ServiceProcess orchestrator() {
    return orchestrator;
  }

  /**
   * Starts a second orchestrator on the same configuration, and with it the same store when that is
   * a server; from now on it is the one that is asked. The caller ends the first.
   */
  public ServiceProcess callAnotherOrchestrator() throws IOException {
    ServiceProcess first = orchestrator;
    orchestrator = startBeside(first, "orchestrator-2");
    return first;
  }

  /** The same with a second directory-service. */
  public ServiceProcess callAnotherDirectory() throws IOException {
    ServiceProcess first = directory;
    directory = startBeside(first, "directory-service-2");
    return first;
  }

  private static ServiceProcess startBeside(ServiceProcess first, String name) throws IOException {
    ServiceProcess another = first.another(name);
    Files.createDirectories(another.tokensFile().getParent());
    Files.copy(first.tokensFile(), another.tokensFile());
    another.start();
    another.awaitReady();
    return another;
  }

  /** The two machines. */
  public EmulatedPair pair() {
    return pair;
  }

  /** What both machines have at once, of those that are up: {@link EmulatedPair#heldTwice}. */
  public List<String> heldTwice() throws IOException {
    return pair.heldTwice(
        Stream.of(PRIMARY, BACKUP)
            .filter(name -> node(name).isAlive())
            .collect(Collectors.toMap(name -> name, this::machine)));
  }

  /** What this suite was made of. */
  public Setting setting() {
    return setting;
  }

  /** Calls the orchestrator as a person who may attest. */
  public Api api() {
    return api(orchestrator);
  }

  /** Calls another service as that person. */
  public Api api(ServiceProcess service) {
    Tls tls = setting.tls();
    return tls == null
        ? Api.of(service.uri(), tokenFile("operator"))
        : Api.of(service.uri(), tokenFile("operator"), tls.mutual());
  }

  /** Power comes back to a dead machine: it boots, and starts nothing by itself. */
  public void boot(String node) {
    ServiceProcess process = node(node);
    process.configure(ON_START, "boot");
    process.start();
    process.awaitReady();
    process.configure(ON_START, "keep");
  }

  /** File with the token of {@code operator} (a person) or {@code orchestrator} (the service). */
  public Path tokenFile(String name) {
    return setting.folder().resolve("tokens").resolve(name + ".token");
  }

  @Override
  public void close() {
    List.of(orchestrator, directory, primary, backup).forEach(ServiceProcess::close);
  }

  private ServiceProcess nodeProcess(String name) {
    return process(
        "node-service",
        "node-" + name,
        Map.of(
            "handover.node.name",
            name,
            "handover.node.adapter",
            "emulated",
            "handover.node.emulated.machine-dir",
            machine(name).toString(),
            "handover.node.emulated.shared-dir",
            pair.shared().toString(),
            ON_START,
            "keep"));
  }

  private ServiceProcess directoryProcess() {
    DirectoryAccess access = setting.access();
    return process(
        "directory-service",
        "directory-service",
        Map.of(
            "handover.directory.ldap.url", access.url(),
            "handover.directory.ldap.security", "ldaps",
            "handover.directory.ldap.bind-dn", access.bindDn(),
            "handover.directory.ldap.password-file", access.passwordFile().toString(),
            "handover.directory.ldap.trust-certificates", access.trustCertificates().toString()));
  }

  private Map<String, String> orchestratorSettings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("handover.orchestrator.config-dir", configuration().toString());
    settings.put("handover.directory.url", directory.uri().toString());
    // Whoever measures or kills this suite does not want it to look around by itself.
    settings.put("handover.orchestrator.readiness.every", "0s");
    settings.put("handover.directory.token-file", tokenFile("orchestrator").toString());
    Tls tls = setting.tls();
    if (tls != null) {
      settings.put("handover.directory.trust-certificates", tls.authority().toString());
    }
    return settings;
  }

  private ServiceProcess process(String module, String name, Map<String, String> settings) {
    Path jar = setting.repository().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    return new ServiceProcess(name, jar, setting.folder().resolve(name), settings)
        .with(setting.tls());
  }

  /** Where a node's machine is described; to be changed before the node runs. */
  public Path machine(String name) {
    return setting.folder().resolve("node-" + name).resolve("machine");
  }

  /** Where the group is described; to be changed before the orchestrator runs. */
  public Path groupFile() {
    return configuration().resolve("groups").resolve(GROUP + ".yaml");
  }

  private Path configuration() {
    return setting.folder().resolve("orchestrator/config");
  }

  private void writeTokens() throws IOException {
    Token person = Token.create("operator", Role.APPROVER);
    Token service = Token.create("orchestrator", Role.OPERATOR);
    person.keepIn(tokenFile("operator"));
    service.keepIn(tokenFile("orchestrator"));
    for (ServiceProcess process : processes()) {
      Files.deleteIfExists(process.tokensFile());
      person.admitTo(process.tokensFile());
      service.admitTo(process.tokensFile());
    }
  }

  private void writeGroup() throws IOException {
    Files.createDirectories(groupFile().getParent());
    Files.writeString(groupFile(), new GroupFile(this).text());
  }
}
