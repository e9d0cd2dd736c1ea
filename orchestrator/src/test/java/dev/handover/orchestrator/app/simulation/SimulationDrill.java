package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.domain.Operation;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * `./handover drill simulate [--seeds NUMBER] [--from SEED] [--seed SEED] [--json]`: many seeds, or
 * one with all that happened in it. Ends with 0 only if no invariant was broken.
 */
public final class SimulationDrill {
  private static final long SECOND = 1_000_000_000L;
  private static final long PROGRESS = 5 * SECOND;

  private final PrintStream told;
  private final Map<String, Integer> ends = new TreeMap<>();
  private final long begin = System.nanoTime();
  private long shown = begin;
  private long seeds;
  private long violations;

  private SimulationDrill(PrintStream told) {
    this.told = told;
  }

  /** What was asked for. */
  private record Options(long from, long seeds, boolean one, boolean json) {
    static Options of(String[] arguments) {
      Options options = new Options(0, 100_000, false, false);
      for (int i = 0; i < arguments.length; i++) {
        options =
            switch (arguments[i]) {
              case "--json" -> new Options(options.from, options.seeds, options.one, true);
              case "--seeds" ->
                  new Options(options.from, number(arguments, ++i), options.one, options.json);
              case "--from" ->
                  new Options(number(arguments, ++i), options.seeds, options.one, options.json);
              case "--seed" -> new Options(number(arguments, ++i), 1, true, options.json);
              default -> throw new IllegalArgumentException("unknown: " + arguments[i]);
            };
      }
      return options;
    }

    private static long number(String[] arguments, int index) {
      if (index >= arguments.length || !arguments[index].matches("\\d{1,12}")) {
        throw new IllegalArgumentException(arguments[index - 1] + " wants a number");
      }
      return Long.parseLong(arguments[index]);
    }
  }

  /** Runs it. */
  public static void main(String[] arguments) {
    try {
      System.exit(run(Options.of(arguments)));
    } catch (IllegalArgumentException wrong) {
      System.err.println("handover: " + wrong.getMessage());
      System.exit(2);
    }
  }

  private static int run(Options options) {
    SimulationDrill drill = new SimulationDrill(options.json() ? System.err : System.out);
    if (options.one()) {
      WholeSystem.Outcome outcome = WholeSystem.run(options.from(), Flaw.NONE, true);
      outcome.trace().forEach(drill.told::println);
      drill.count(outcome);
    } else {
      int workers = Runtime.getRuntime().availableProcessors();
      new Seeds(Flaw.NONE, workers)
          .run(options.from(), options.from() + options.seeds(), drill::count);
    }
    drill.report(options.json());
    return drill.violations == 0 ? 0 : 1;
  }

  private void count(WholeSystem.Outcome outcome) {
    seeds++;
    for (Operation operation : outcome.ended()) {
      ends.merge(operation.plan().kind() + " " + operation.state(), 1, Integer::sum);
    }
    outcome
        .violation()
        .ifPresent(
            broken -> {
              violations++;
              told.println("seed " + outcome.seed() + ": " + broken);
            });
    long now = System.nanoTime();
    if (now - shown >= PROGRESS) {
      shown = now;
      System.err.printf(
          "%d seeds, %d violations, %d s%n", seeds, violations, (now - begin) / SECOND);
    }
  }

  private void report(boolean json) {
    ends.forEach((end, count) -> told.printf("%-40s %12d operations%n", end, count));
    told.printf("%-40s %12d seeds%n", "seeds", seeds);
    told.printf("%-40s %12d violations%n", "violations", violations);
    if (json) {
      System.out.printf(
          "{\"name\":\"simulate\",\"figures\":[%s,%s]}%n",
          figure("seeds", seeds), figure("violations", violations));
    }
  }

  private static String figure(String name, long value) {
    return "{\"name\":\"%s\",\"value\":%d,\"unit\":\"%s\"}".formatted(name, value, name);
  }
}
