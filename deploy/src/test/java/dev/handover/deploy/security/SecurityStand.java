package dev.handover.deploy.security;

import dev.handover.deploy.access.Token;
import dev.handover.deploy.access.Token.Role;
import dev.handover.deploy.directory.EmbeddedDirectory;
import dev.handover.deploy.directory.Ground;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The whole suite in processes of its own, and somebody of each role who is known to all of it. */
final class SecurityStand implements AutoCloseable {
  private static final int MAILBOXES = 20;

  private final EmbeddedDirectory directory;
  private final Suite suite;
  private final Map<Role, Token> people = new EnumMap<>(Role.class);

  private SecurityStand(EmbeddedDirectory directory, Suite suite) {
    this.directory = directory;
    this.suite = suite;
  }

  static SecurityStand start() throws Exception {
    return start(Map.of());
  }

  /** The same with settings that all services get. */
  static SecurityStand start(Map<String, String> settings) throws Exception {
    Path folders = Files.createDirectories(Path.of("target/security").toAbsolutePath());
    Path folder = Files.createTempDirectory(folders, "stand");
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, MAILBOXES));
    EmbeddedDirectory directory = EmbeddedDirectory.start(forest, 0, folder.resolve("directory"));
    Suite suite =
        new Suite(new Suite.Setting(Ground.repository(), folder, forest, directory.access()));
    SecurityStand stand = new SecurityStand(directory, suite);
    for (Role role : Role.values()) {
      Token token = Token.create("somebody-" + role, role);
      stand.people.put(role, token);
      for (ServiceProcess process : suite.processes()) {
        token.admitTo(process.tokensFile());
      }
    }
    suite.processes().forEach(process -> settings.forEach(process::configure));
    suite.start();
    return stand;
  }

  /** The process of a service; of the nodes, the primary's. */
  ServiceProcess process(String service) {
    return switch (service) {
      case "orchestrator" -> suite.orchestrator();
      case "directory-service" -> suite.directory();
      default -> suite.node(Suite.PRIMARY);
    };
  }

  /** The token of somebody with this role. */
  String token(Role role) {
    Token token = people.get(role);
    if (token == null) {
      throw new IllegalStateException("nobody is " + role);
    }
    return token.secret();
  }

  /** Everything that no answer and no log may show. */
  List<String> secrets() throws Exception {
    List<String> secrets = new ArrayList<>();
    people.values().forEach(token -> secrets.add(token.secret()));
    for (String name : List.of("operator", "orchestrator")) {
      secrets.add(Files.readString(suite.tokenFile(name)).strip());
    }
    secrets.add(Files.readString(suite.setting().access().passwordFile()).strip());
    return secrets;
  }

  @Override
  public void close() {
    suite.close();
    directory.close();
  }
}
