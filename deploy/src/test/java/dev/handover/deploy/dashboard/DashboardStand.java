package dev.handover.deploy.dashboard;

import dev.handover.deploy.access.Token;
import dev.handover.deploy.access.Token.Role;
import dev.handover.deploy.directory.EmbeddedProcess;
import dev.handover.deploy.directory.Ground;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** A suite with the embedded directory, and a person of each role. */
final class DashboardStand implements AutoCloseable {
  /** As long as a service takes on an emulated machine that nobody slowed down. */
  static final int QUICK = 120;

  /** A runbook with a step for a person. */
  static final String RUNBOOK = "patch-day";

  private static final int MAILBOXES = 40;
  private static final String STEPS =
      """
      runbook: patch-day
      title: Install patches on the standby
      steps:
        - id: patch
          manual: 'Install the patches on {standby} and reboot it.'
          ask: [{name: kb, text: 'Which article?', pattern: 'KB[0-9]+'}]
      """;

  private final EmbeddedProcess directory;
  private final Suite suite;
  private final Map<Role, Token> people = new EnumMap<>(Role.class);

  private DashboardStand(EmbeddedProcess directory, Suite suite) {
    this.directory = directory;
    this.suite = suite;
  }

  /**
   * It runs, with services that take so long to start or stop, and the group serves nowhere yet.
   */
  static DashboardStand start(int serviceMillis) throws IOException {
    Path folders = Files.createDirectories(Path.of("target/dashboard").toAbsolutePath());
    Path folder = Files.createTempDirectory(folders, "stand");
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, MAILBOXES));
    Path files = Files.createDirectories(folder.resolve("directory"));
    EmbeddedProcess directory = EmbeddedProcess.start(forest, files);
    Suite suite =
        new Suite(new Suite.Setting(Ground.repository(), folder, forest, directory.access()));
    DashboardStand stand = new DashboardStand(directory, suite);
    stand.slowDown(Suite.PRIMARY, serviceMillis);
    stand.slowDown(Suite.BACKUP, serviceMillis);
    stand.configure();
    suite.start();
    for (Role role : Role.values()) {
      Token token = Token.create(name(role), role);
      token.admitTo(suite.orchestrator().tokensFile());
      stand.people.put(role, token);
    }
    return stand;
  }

  private static String name(Role role) {
    return switch (role) {
      case VIEWER -> "vera";
      case OPERATOR -> "oskar";
      case APPROVER -> "anna";
      case ADMIN -> "adele";
    };
  }

  /** An objective, and a runbook of this place. */
  private void configure() throws IOException {
    Path group = suite.groupFile();
    String text = Files.readString(group);
    Files.writeString(group, text + "objective: {outage: PT5M, recovery: PT10M}\n");
    Path books = Objects.requireNonNull(group.getParent()).resolveSibling("runbooks");
    Files.writeString(Files.createDirectories(books).resolve(RUNBOOK + ".yaml"), STEPS);
  }

  private void slowDown(String node, int millis) throws IOException {
    Path machine = suite.machine(node).resolve("machine.yaml");
    String text = Files.readString(machine);
    Files.writeString(machine, text.replace("DelayMillis: 120", "DelayMillis: " + millis));
  }

  Suite suite() {
    return suite;
  }

  /** The same suite, asked by HTTP. */
  Moves moves() {
    return new Moves(suite, command -> {});
  }

  /** What a person of this role types. */
  String secret(Role role) {
    Token token = people.get(role);
    if (token == null) {
      throw new IllegalStateException("nobody is " + role);
    }
    return token.secret();
  }

  /** Where the dashboard is. */
  String address() {
    return suite.orchestrator().uri().toString().replaceAll("/$", "") + "/";
  }

  @Override
  public void close() {
    suite.close();
    directory.close();
  }
}
