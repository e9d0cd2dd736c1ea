package dev.handover.deploy.bench;

import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.SmallDisk;
import dev.handover.deploy.suite.Wire;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** One thing that goes wrong while a real suite works, and is right again some seconds later. */
final class Misfortune {
  private static final int LATEST_MILLIS = 6_000;
  private static final int LONGEST_MILLIS = 15_000;

  /** What can go wrong. */
  private enum Kind {
    KILL,
    STOP,
    CUT,
    FULL_DISK
  }

  /** Whom it can befall. */
  record Victims(List<ServiceProcess> processes, List<Wire> wires, SmallDisk disk) {}

  private final Victims victims;
  private final Kind kind;
  private final int victim;
  private final int after;
  private final int during;

  private Misfortune(Victims victims, Kind kind, RandomGenerator random) {
    this.victims = victims;
    this.kind = kind;
    int choices = kind == Kind.CUT ? victims.wires().size() : victims.processes().size();
    this.victim = random.nextInt(choices);
    this.after = random.nextInt(LATEST_MILLIS);
    this.during = 100 + random.nextInt(LONGEST_MILLIS);
  }

  /** By chance. */
  static Misfortune of(Victims victims, RandomGenerator random) {
    Kind[] kinds = Kind.values();
    return new Misfortune(victims, kinds[random.nextInt(kinds.length)], random);
  }

  /** The machine that was dead for a time, and left its disk without a word; else empty. */
  String deadNode() {
    boolean node = kind == Kind.KILL && process().name().startsWith("node-");
    return node ? process().name().substring("node-".length()) : "";
  }

  private ServiceProcess process() {
    return victims.processes().get(victim);
  }

  @Override
  public String toString() {
    String whom =
        switch (kind) {
          case KILL, STOP -> process().name();
          case CUT ->
              "connections to " + List.of("exch1", "exch2", "directory-service").get(victim);
          case FULL_DISK -> "everybody";
        };
    return "%s of %s after %d ms for %d ms"
        .formatted(kind.name().toLowerCase(Locale.ROOT), whom, after, during);
  }

  /** Happens, and is over when this returns. */
  void happen() throws IOException {
    pause(after);
    switch (kind) {
      case KILL -> {
        process().kill();
        pause(during / 4);
        process().start();
        process().awaitReady();
      }
      case STOP -> {
        signal("STOP");
        pause(during);
        signal("CONT");
      }
      case CUT -> {
        victims.wires().get(victim).cut();
        pause(during);
        victims.wires().get(victim).mend();
      }
      case FULL_DISK -> {
        victims.disk().fill();
        pause(during);
        victims.disk().free();
      }
    }
  }

  private void signal(String name) throws IOException {
    String[] command = {"kill", "-" + name, Long.toString(process().processId())};
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
