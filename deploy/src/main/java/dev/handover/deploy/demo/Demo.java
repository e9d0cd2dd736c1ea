package dev.handover.deploy.demo;

import dev.handover.deploy.directory.DirectoryAccess;
import dev.handover.deploy.directory.EmbeddedProcess;
import dev.handover.deploy.directory.SambaDomain;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The demo: {@code ./handover demo}. Ends with 0 only if every check passed. */
@Command(
    name = "demo",
    description = "Moves a group to and fro on this machine and checks every attribute.",
    mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {
  private static final String SAMBA_ADDRESS = "127.0.0.77";

  @Option(names = "--samba", description = "On a real Active Directory domain (Samba), as root.")
  private boolean samba;

  @Option(names = "--group", description = "Only this generation: 2007 or 2003 (default: both).")
  private @Nullable String group;

  @Option(
      names = "--mailboxes",
      defaultValue = "1000",
      description = "Mailboxes of the pair (default ${DEFAULT-VALUE}).")
  private int mailboxes = 1000;

  private final Path repository =
      Path.of(System.getProperty("handover.repository", ".")).toAbsolutePath().normalize();
  private final Report report = new Report(System.out);

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Demo()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    long begin = System.nanoTime();
    for (Generation generation : generations()) {
      Forest forest = Forest.initial(Shape.of(generation, mailboxes));
      Path folder = empty(repository.resolve(".handover/demo/" + generation.profile()));
      report.heading(generation.profile() + ", everything below " + folder);
      if (samba) {
        onSamba(forest, folder);
      } else {
        onEmbedded(forest, folder);
      }
    }
    boolean good = report.verdict();
    System.out.printf("took %d s%n", Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    return good ? 0 : 1;
  }

  private List<Generation> generations() {
    if (group == null) {
      return List.of(Generation.EXCHANGE_2007, Generation.EXCHANGE_2003);
    }
    return List.of(Generation.valueOf("EXCHANGE_" + group));
  }

  private void onEmbedded(Forest forest, Path folder) throws IOException {
    try (EmbeddedProcess directory = EmbeddedProcess.start(forest, folder.resolve("directory"))) {
      report.say(directory.greeting());
      play(new Suite.Setting(repository, folder, forest, directory.access()), Witness.NONE);
    }
  }

  private void onSamba(Forest forest, Path folder) throws IOException {
    Path cache =
        Path.of(
            System.getenv()
                .getOrDefault("HANDOVER_CACHE", repository.resolve(".handover/cache").toString()));
    try (SambaDomain domain = new SambaDomain(repository, cache.resolve("samba"), SAMBA_ADDRESS)) {
      List<String> missing = domain.missing();
      if (!missing.isEmpty()) {
        throw new IllegalStateException(
            missing + " missing: deploy/samba/samba.sh install (as root)");
      }
      DirectoryAccess access = domain.reset();
      report.say("a real domain, " + forest.shape().zone() + ", by Samba on " + access.url());
      access.load(forest);
      Witness tools = new Witness.Tools(forest, access, SAMBA_ADDRESS, report);
      play(new Suite.Setting(repository, folder, forest, access), tools);
    }
  }

  private void play(Suite.Setting setting, Witness witness) throws IOException {
    try (Suite suite = new Suite(setting)) {
      Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
      long begin = System.nanoTime();
      suite.start();
      report.say(
          "orchestrator %s, directory-service %s, nodes %s and %s (emulated): up in %.1f s"
              .formatted(
                  suite.orchestrator().uri(),
                  suite.directory().uri(),
                  suite.node(Suite.PRIMARY).uri(),
                  suite.node(Suite.BACKUP).uri(),
                  (System.nanoTime() - begin) / 1e9));
      Story story = new Story(suite, report, witness);
      if (setting.forest().shape().generation() == Generation.EXCHANGE_2007 || group != null) {
        story.tell();
      } else {
        story.tellShort();
      }
    }
  }

  private static Path empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    return Files.createDirectories(folder);
  }
}
