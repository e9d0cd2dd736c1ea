package dev.handover.deploy.demo;

import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Scene;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The demo: {@code ./handover demo}. Ends with 0 only if every check passed. */
@Command(
    name = "demo",
    description = "Moves a group to and fro on this machine and checks every attribute.",
    mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {
  @Option(names = "--samba", description = "On a real Active Directory domain (Samba), as root.")
  private boolean samba;

  @Option(
      names = "--group",
      description = "Only this generation, in full: 2007 or 2003 (default: both, 2003 shorter).")
  private @Nullable String group;

  @Option(
      names = "--mailboxes",
      defaultValue = "1000",
      description = "Mailboxes of the pair (default ${DEFAULT-VALUE}).")
  private int mailboxes = 1000;

  private final Report report = new Report(System.out);

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Demo()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    long begin = System.nanoTime();
    for (Generation generation : generations()) {
      Forest forest = Forest.initial(Shape.of(generation, mailboxes));
      Path folder = Scene.repository().resolve(".handover/demo/" + generation.profile());
      report.heading(generation.profile() + ", everything below " + folder);
      try (Scene scene = samba ? Scene.onSamba(forest, folder) : Scene.embedded(forest, folder)) {
        report.say(scene.greeting());
        play(scene.suite());
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
    return Arrays.stream(Generation.values())
        .filter(generation -> generation.profile().equals("exchange-" + group))
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () ->
                new ParameterException(
                    new CommandLine(this), "no such group: " + group + " (2007 or 2003)"));
  }

  private void play(Suite suite) throws IOException {
    long begin = System.nanoTime();
    suite.start();
    report.say(
        "orchestrator %s, directory-service %s, emulated nodes %s and %s: up in %.1f s"
            .formatted(
                suite.orchestrator().uri(),
                suite.directory().uri(),
                suite.node(Suite.PRIMARY).uri(),
                suite.node(Suite.BACKUP).uri(),
                (System.nanoTime() - begin) / 1e9));
    Suite.Setting setting = suite.setting();
    Witness witness =
        samba
            ? new Witness.Tools(setting.forest(), setting.access(), Scene.SAMBA_ADDRESS, report)
            : Witness.NONE;
    Story story = new Story(suite, report, witness);
    boolean shorter =
        group == null && setting.forest().shape().generation() == Generation.EXCHANGE_2003;
    if (shorter) {
      story.tellShort();
    } else {
      story.tell();
    }
  }
}
