package dev.handover.deploy.bench;

import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Scene;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.SmallDisk;
import dev.handover.deploy.suite.Suite;
import dev.handover.deploy.suite.ThrowAwayPostgres;
import dev.handover.deploy.suite.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two orchestrators on a PostgreSQL, directory-service on a Samba domain, two nodes; wires that can
 * be cut between them, and all their data on one disk that can be filled.
 */
final class RealStand {
  private static final int ROUNDS = 100;
  private static final int MAILBOXES = 300;
  private static final int DISK_MEBIBYTES = 512;

  private final long seed;
  private final Path folder = Scene.repository().resolve(".handover/real");

  RealStand(long seed) {
    this.seed = seed;
  }

  int drill(@Nullable Integer rounds, @Nullable Integer mailboxes, boolean json)
      throws IOException {
    int people = Objects.requireNonNullElse(mailboxes, MAILBOXES);
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, people));
    Path log = Scene.repository().resolve(".handover/log/drill-real.log");
    Files.createDirectories(log.getParent());
    RealDrill.Outcome outcome;
    try (SmallDisk disk = SmallDisk.mount(folder, DISK_MEBIBYTES);
        ThrowAwayPostgres postgres = ThrowAwayPostgres.start(Scene.repository());
        Scene scene = Scene.onSamba(forest, folder.resolve("suite"))) {
      System.err.println(scene.greeting() + "; the observer's log: " + log);
      Misfortune.Victims victims = start(scene.suite(), postgres, disk);
      try {
        outcome =
            new RealDrill(scene.suite(), victims, log, seed)
                .run(Objects.requireNonNullElse(rounds, ROUNDS));
      } finally {
        victims.processes().getFirst().close();
      }
    }
    Figures figures = new Figures("real", json ? System.err : System.out, System.out);
    figures.add("rounds", outcome.rounds(), "rounds");
    figures.add("ended", outcome.ended(), "operations");
    figures.add("violations", outcome.violations(), "violations");
    if (json) {
      figures.printJson();
    }
    boolean clean = outcome.violations() == 0 && outcome.ended() == outcome.rounds();
    return clean ? 0 : 1;
  }

  /** The first of the processes is the orchestrator that the suite does not end. */
  private static Misfortune.Victims start(Suite suite, ThrowAwayPostgres postgres, SmallDisk disk)
      throws IOException {
    Wire primary = Wire.to(suite.node(Suite.PRIMARY).uri());
    Wire backup = Wire.to(suite.node(Suite.BACKUP).uri());
    Wire directory = Wire.to(suite.directory().uri());
    Path group = suite.setting().folder().resolve("orchestrator/config/groups/mail.yaml");
    Files.writeString(
        group,
        Files.readString(group)
            .replace(suite.node(Suite.PRIMARY).uri().toString(), primary.uri().toString())
            .replace(suite.node(Suite.BACKUP).uri().toString(), backup.uri().toString()));
    ServiceProcess orchestrator = suite.orchestrator();
    orchestrator.configure("handover.directory.url", directory.uri().toString());
    orchestrator.configure("handover.store.url", postgres.url());
    orchestrator.configure("handover.store.username", postgres.username());
    orchestrator.configure("handover.store.password-file", postgres.passwordFile().toString());
    suite.start();
    ServiceProcess first = suite.callAnotherOrchestrator();
    List<ServiceProcess> processes = new ArrayList<>(List.of(first));
    processes.addAll(suite.processes());
    return new Misfortune.Victims(processes, List.of(primary, backup, directory), disk);
  }
}
