package dev.handover.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the audience reads: headings, requests, timelines and checks. */
final class Report {
  private static final int DIFFERENCES_SHOWN = 10;

  private final PrintStream out;
  private final List<String> checks = new ArrayList<>();
  private boolean good = true;
  private String section = "";

  Report(PrintStream out) {
    this.out = out;
  }

  void heading(String text) {
    section = text;
    out.println();
    out.println("== " + text);
  }

  void say(String text) {
    out.println("   " + text);
  }

  /** A command that anybody could type. */
  void command(String text) {
    out.println("   $ " + text);
  }

  /** A check that is passed when nothing is wrong. */
  void check(String name, List<String> wrong) {
    check(name, wrong.isEmpty());
    wrong.stream().limit(DIFFERENCES_SHOWN).forEach(line -> say("     " + line));
    if (wrong.size() > DIFFERENCES_SHOWN) {
      say("     and " + (wrong.size() - DIFFERENCES_SHOWN) + " more");
    }
  }

  void check(String name, boolean passed) {
    String line = (passed ? "PASS  " : "FAIL  ") + name;
    good &= passed;
    checks.add(passed ? line : line + "  (" + section + ")");
    out.println("   " + line);
  }

  /** The steps of an operation in the order in which they began, with what each took. */
  void timeline(JsonNode operation) {
    List<JsonNode> steps = new ArrayList<>();
    operation.path("steps").forEach(steps::add);
    steps.removeIf(step -> !step.has("startedAt"));
    steps.sort(Comparator.comparing(step -> Instant.parse(step.path("startedAt").asText())));
    if (steps.isEmpty()) {
      return;
    }
    Instant begin = Instant.parse(operation.path("createdAt").asText());
    out.println("        at s     took  phase      step");
    for (JsonNode step : steps) {
      Instant started = Instant.parse(step.path("startedAt").asText());
      Instant finished = Instant.parse(step.path("finishedAt").asText(started.toString()));
      out.printf(
          "      %6.2f  %5.2f s  %-9s  %s%s%n",
          seconds(begin, started),
          seconds(started, finished),
          step.path("phase").asText(),
          step.path("title").asText(),
          step.path("state").asText().equals("SUCCEEDED")
              ? ""
              : "  " + step.path("state").asText());
    }
    Instant ended = Instant.parse(operation.path("endedAt").asText(begin.toString()));
    out.printf(
        "   %s to %s: %s in %.2f s%s%n",
        operation.path("kind").asText(),
        operation.path("target").asText(),
        operation.path("state").asText(),
        seconds(begin, ended),
        operation.has("outageSeconds")
            ? ", outage " + operation.path("outageSeconds").asText() + " s"
            : "");
    operation.path("exceptions").forEach(line -> say("exception: " + line.asText()));
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  /** How many checks passed, each one that did not with where it stood, and the verdict. */
  boolean verdict() {
    heading("Result");
    long passed = checks.stream().filter(line -> line.startsWith("PASS")).count();
    say(passed + " of " + checks.size() + " checks passed");
    checks.stream().filter(line -> line.startsWith("FAIL")).forEach(this::say);
    out.println();
    out.println(good ? "PASS: everything is as it must be" : "FAIL: see above");
    return good;
  }
}
