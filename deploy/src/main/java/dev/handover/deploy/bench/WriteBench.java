package dev.handover.deploy.bench;

import com.unboundid.ldap.sdk.LDAPException;
import dev.handover.deploy.directory.DirectoryAccess;
import dev.handover.deploy.forest.Forest;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All mailboxes of one store moved there and back on one domain controller, in turn by the script's
 * way, by plain writers, and by the service; durable and not, near and far.
 */
final class WriteBench {
  private static final String SCRIPT = "script";
  private static final String OURS = "ours";
  private static final List<Integer> CONNECTIONS = List.of(1, 2, 4, 8, 16);

  private final MailboxStand stand;
  private final PrintStream progress;
  private final Samples samples = new Samples();
  private final Map<String, Way> near;
  private final Map<String, Way> far;
  private final Map<Condition, Map<String, Way>> ways = new LinkedHashMap<>();
  private String from = Forest.PRIMARY;
  private String to = Forest.BACKUP;

  /** How the domain controller writes, and how far away it is. */
  private record Condition(boolean durable, boolean slow) {
    String title() {
      return (durable ? "durable" : "nosync") + (slow ? "_latency" : "");
    }
  }

  WriteBench(MailboxStand stand, PrintStream progress) {
    this.stand = stand;
    this.progress = progress;
    this.near = ways(false);
    this.far = ways(true);
  }

  /** Adds a kind of domain controller, near and far. */
  void add(String kind) {
    boolean durable = kind.equals("durable");
    ways.put(new Condition(durable, false), near);
    ways.put(new Condition(durable, true), far);
  }

  private Map<String, Way> ways(boolean slow) {
    DirectoryAccess access = stand.suite(slow).setting().access();
    String unit = stand.crowd().unit();
    ScriptsWay script = new ScriptsWay(access);
    Map<String, Way> all = new LinkedHashMap<>();
    all.put(SCRIPT, (source, target) -> script.mailboxesPerSecond(List.of(unit), source, target));
    CONNECTIONS.forEach(count -> all.put(plain(count), new ParallelWriter(access, unit, count)));
    all.put(OURS, new ServicesWay(stand.suite(slow), unit));
    return all;
  }

  /** Measures everything so many times, interleaved, so that a disturbance spoils one round. */
  WriteBench run(int rounds) throws LDAPException {
    for (int round = 1; round <= rounds; round++) {
      for (Condition condition : ways.keySet()) {
        stand.restart(condition.durable());
        for (Map.Entry<String, Way> way : ways.getOrDefault(condition, Map.of()).entrySet()) {
          double speed = way.getValue().mailboxesPerSecond(from, to);
          stand.assertAllOn(to);
          String back = from;
          from = to;
          to = back;
          samples.add(condition.title(), way.getKey(), speed);
          progress.printf(
              "round %d of %d: %-16s %-9s %7.1f mailboxes/s%n",
              round, rounds, condition.title(), way.getKey(), speed);
        }
      }
    }
    return this;
  }

  /** Medians, and the worse of durable and not for the ratios. */
  void report(Figures figures) {
    if (ways.isEmpty()) {
      return;
    }
    double[] overCeiling = {Double.MAX_VALUE, Double.MAX_VALUE};
    double[] overScript = {Double.MAX_VALUE, Double.MAX_VALUE};
    for (Condition condition : ways.keySet()) {
      String title = condition.title();
      double script = samples.median(title, SCRIPT);
      double ours = samples.median(title, OURS);
      double ceiling = 0;
      figures.add(title + "_script", script, "1/s");
      for (int count : CONNECTIONS) {
        double plain = samples.median(title, plain(count));
        figures.add(title + "_" + plain(count), plain, "1/s");
        ceiling = Math.max(ceiling, plain);
      }
      figures.add(title + "_ours", ours, "1/s");
      int line = condition.slow() ? 1 : 0;
      overCeiling[line] = Math.min(overCeiling[line], ours / ceiling);
      overScript[line] = Math.min(overScript[line], ours / script);
    }
    figures.add("ours_over_ceiling", overCeiling[0], "ratio");
    figures.add("ours_over_script", overScript[0], "ratio");
    figures.add("ours_over_ceiling_latency", overCeiling[1], "ratio");
    figures.add("ours_over_script_latency", overScript[1], "ratio");
  }

  private static String plain(int connections) {
    return "plain_" + connections;
  }
}
