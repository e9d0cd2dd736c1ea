package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.sdk.LDAPException;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.Scene;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a planned move costs beside what the machines themselves take: total time of a switchover,
 * from the request to the answer that it has ended, against the longest chain of its steps' own
 * delays; and its outage against that of the same work done in the order of the vendor's scripts.
 */
final class FailoverBench {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** Rounds with a real domain, which take a minute and a half each. */
  private static final int COMPARED = 2;

  private final FailoverMachine machine;
  private final int rounds;
  private final Figures figures;

  FailoverBench(int rounds, Figures figures) throws IOException {
    this.machine = FailoverMachine.fixed();
    this.rounds = rounds;
    this.figures = figures;
  }

  private static final int PREVIEWS = 300;

  /** All parts. */
  static final Set<String> PARTS = Set.of("overhead", "script");

  /** LDAP's ports are fixed, so this domain has an address that no other one uses. */
  private static final String ADDRESS = "127.0.0.79";

  /** Measures Exchange 2007 with mailboxes in a real domain. */
  void script(int mailboxes) throws IOException, LDAPException {
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, mailboxes));
    Scene.Domain domain = new Scene.Domain("samba-failover", ADDRESS, true);
    try (Scene scene = Scene.onSamba(forest, folder("script"), domain)) {
      Suite suite = scene.suite();
      for (String node : List.of(Suite.PRIMARY, Suite.BACKUP)) {
        Files.writeString(suite.machine(node).resolve("machine.yaml"), machine.text());
      }
      suite.processes().forEach(ServiceProcess::asInstalled);
      suite.start();
      compare(suite);
    }
  }

  /** There and back by the suite, there by script, and back by the suite, which is not measured. */
  private void compare(Suite suite) throws LDAPException {
    Moves moves = new Moves(suite, request -> {});
    ScriptedMove script = new ScriptedMove(suite);
    moves.run(new Order("START", Suite.PRIMARY, null), "bench");
    List<Double> planned = new ArrayList<>();
    List<Double> scripted = new ArrayList<>();
    for (int round = 0; round < Math.min(rounds, COMPARED); round++) {
      for (String target : List.of(Suite.BACKUP, Suite.PRIMARY)) {
        planned.add(outage(moves, target));
      }
      scripted.add(script.seconds());
      figures.say("outages: planned %s, by script %s".formatted(planned, scripted));
      outage(moves, Suite.PRIMARY);
    }
    figures.add("outage_planned_s", Samples.median(planned), "s");
    figures.add("outage_script_s", Samples.median(scripted), "s");
    figures.add("outage_over_script", Samples.median(planned) / Samples.median(scripted), "ratio");
  }

  private static double outage(Moves moves, String target) {
    Order order = new Order("SWITCHOVER", target, null);
    JsonNode ended = moves.awaitRest(moves.start(order, "bench"), LIMIT);
    require(ended);
    return ended.path("outageSeconds").asDouble();
  }

  private static Path folder(String part) {
    return Scene.repository().resolve(".handover/bench-failover-" + part);
  }

  /** Measures a group of services that changes nothing in the directory. */
  void overhead() throws IOException {
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, 0));
    try (Scene scene = Scene.embedded(forest, folder("overhead"))) {
      Suite suite = scene.suite();
      install(suite);
      List<ServiceProcess> processes =
          List.of(suite.node(Suite.PRIMARY), suite.node(Suite.BACKUP), suite.orchestrator());
      processes.forEach(ServiceProcess::asInstalled);
      processes.forEach(ServiceProcess::start);
      processes.forEach(ServiceProcess::awaitReady);
      measure(new Moves(suite, request -> {}), processes);
    }
  }

  private void install(Suite suite) throws IOException {
    for (String node : List.of(Suite.PRIMARY, Suite.BACKUP)) {
      Files.writeString(suite.machine(node).resolve("machine.yaml"), machine.text());
    }
    String group = Files.readString(suite.groupFile());
    Files.writeString(
        suite.groupFile(),
        group
                .replaceFirst("profile: .*", "profile: generic-service")
                .replaceFirst("dns: .*\n", "")
                .replaceFirst("directory: .*\n", "")
            + machine.group());
  }

  /** Previews and the first two moves warm up both nodes and the orchestrator. */
  private void measure(Moves moves, List<ServiceProcess> processes) {
    moves.run(new Order("START", Suite.PRIMARY, null), "bench");
    for (int preview = 0; preview < PREVIEWS; preview++) {
      moves.plan(new Order("SWITCHOVER", Suite.BACKUP, null)).orThrow();
    }
    List<Double> totals = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    List<Double> overheads = new ArrayList<>();
    for (int round = -2; round < rounds; round++) {
      String target = round % 2 == 0 ? Suite.BACKUP : Suite.PRIMARY;
      long busy = busyMillis(processes);
      long begin = System.nanoTime();
      String id = moves.start(new Order("SWITCHOVER", target, null), "bench");
      JsonNode ended = moves.awaitRest(id, LIMIT);
      double millis = (System.nanoTime() - begin) / 1e6;
      require(ended);
      double chain = machine.criticalPath(ended.path("steps")).toMillis();
      figures.say(
          "round %d: %.0f ms, critical path %.0f ms; all services used the processor for %d ms"
              .formatted(round, millis, chain, busyMillis(processes) - busy));
      if (round >= 0) {
        totals.add(millis / 1000);
        ratios.add(millis / chain);
        overheads.add(millis - chain);
      }
    }
    figures.add("switchover_s", Samples.median(totals), "s");
    figures.add("overhead_ratio", Samples.median(ratios), "ratio");
    figures.add("overhead_ms", Samples.median(overheads), "ms");
  }

  private static long busyMillis(List<ServiceProcess> processes) {
    return processes.stream()
        .flatMap(process -> ProcessHandle.of(process.processId()).stream())
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .mapToLong(Duration::toMillis)
        .sum();
  }

  private static void require(JsonNode ended) {
    if (!ended.path("state").asText().equals("SUCCEEDED")) {
      throw new IllegalStateException("the move did not succeed: " + ended);
    }
  }
}
