package dev.handover.orchestrator.app.simulation;

import java.util.Optional;
import java.util.TreeMap;

/** Runs seeds from the command line; for now. */
public final class SimulationDrill {
  private SimulationDrill() {}

  public static void main(String[] arguments) throws InterruptedException {
    Thread thread = Thread.ofVirtual().start(() -> go(arguments));
    thread.join();
  }

  private static void go(String[] arguments) {
    long from = Long.parseLong(arguments[0]);
    long to = Long.parseLong(arguments[1]);
    Flaw flaw = arguments.length > 2 ? Flaw.valueOf(arguments[2]) : Flaw.NONE;
    boolean traced = to == from + 1;
    long begin = System.nanoTime();
    TreeMap<String, Integer> ends = new TreeMap<>();
    int violations = 0;
    for (long seed = from; seed < to; seed++) {
      WholeSystem.Outcome outcome = WholeSystem.run(seed, flaw, traced);
      outcome.trace().forEach(System.out::println);
      outcome
          .ended()
          .forEach(o -> ends.merge(o.plan().kind() + " " + o.state(), 1, Integer::sum));
      Optional<Throwable> violation = outcome.violation();
      if (violation.isPresent()) {
        violations++;
        String text = violation.get().toString();
        System.out.println("seed " + seed + ": " + text.substring(0, Math.min(600, text.length())));
        if (!(violation.get() instanceof Violation)) {
          violation.get().printStackTrace(System.out);
        }
      }
    }
    System.out.printf(
        "%d seeds, %d violations, %.1f s, %s%n",
        to - from, violations, (System.nanoTime() - begin) / 1e9, ends);
  }
}
