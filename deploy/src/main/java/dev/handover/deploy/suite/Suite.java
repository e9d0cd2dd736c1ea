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
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
  private final ServiceProcess directory;
  private final ServiceProcess orchestrator;

  /**
   * What a suite is made of.
   *
   * @param repository with the built jars
   * @param folder for everything that is written
   * @param forest what is in the directory
   * @param access how the directory is reached
   */
  public record Setting(Path repository, Path folder, Forest forest, DirectoryAccess access) {}

  /** Prepares it; nothing runs yet. */
  public Suite(Setting setting) {
    this.setting = setting;
    this.pair =
        new EmulatedPair(setting.folder().resolve("shared"), setting.forest().shape().generation());
    this.primary = nodeProcess(PRIMARY);
    this.backup = nodeProcess(BACKUP);
    this.directory = directoryProcess();
    this.orchestrator =
        process(
            "orchestrator",
            "orchestrator",
            Map.of(
                "handover.orchestrator.config-dir", configuration().toString(),
                "handover.directory.url", directory.uri().toString(),
                "handover.directory.token-file", tokenFile("orchestrator").toString()));
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
    return Api.of(orchestrator.uri(), tokenFile("operator"));
  }

  /** Calls another service as that person. */
  public Api api(ServiceProcess service) {
    return Api.of(service.uri(), tokenFile("operator"));
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

  private ServiceProcess process(String module, String name, Map<String, String> settings) {
    Path jar = setting.repository().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    return new ServiceProcess(name, jar, setting.folder().resolve(name), settings);
  }

  private Path machine(String name) {
    return setting.folder().resolve("node-" + name).resolve("machine");
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
    Path groups = Files.createDirectories(configuration().resolve("groups"));
    Files.writeString(groups.resolve(GROUP + ".yaml"), groupFile());
  }

  private String groupFile() {
    Forest forest = setting.forest();
    String bases =
        forest.searchBases().stream()
            .map(base -> "'" + base.replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    return """
        group: %s
        profile: %s
        nodes:
          primary: {name: %s, computer: %s, server: %s, url: '%s', tokenFile: '%s'}
          backup: {name: %s, computer: %s, server: %s, url: '%s', tokenFile: '%s'}
        disk: {id: %s, mountPoint: 'X:'}
        address: {mode: floating, ip: %s, prefixLength: 24}
        dns: {zone: %s, record: exch1}
        directory: {searchBases: [%s]}
        policy: {onFailure: HALT}
        """
        .formatted(
            GROUP,
            forest.shape().generation().profile(),
            PRIMARY,
            Forest.PRIMARY,
            Forest.PRIMARY,
            primary.uri(),
            tokenFile("orchestrator"),
            BACKUP,
            Forest.BACKUP,
            Forest.BACKUP,
            backup.uri(),
            tokenFile("orchestrator"),
            EmulatedPair.DISK,
            Forest.FLOATING_ADDRESS,
            forest.shape().zone(),
            bases);
  }
}
