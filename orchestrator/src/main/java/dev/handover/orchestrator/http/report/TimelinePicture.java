package dev.handover.orchestrator.http.report;

import dev.handover.api.orchestrator.model.Operation;
import dev.handover.api.orchestrator.model.OperationKind;
import dev.handover.api.orchestrator.model.OperationTimes;
import dev.handover.api.orchestrator.model.Step;
import dev.handover.api.orchestrator.model.StepState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps of an operation as bars over one time axis, with outage and recovery above them; SVG
 * 1.1 within HTML. Colours are never all that tells: what failed is dashed, what was undone is an
 * outline, and the tables say the same in words.
 */
final class TimelinePicture {
  private static final int WIDTH = 1000;
  private static final int LABELS = 330;
  private static final int RIGHT = 70;
  private static final int ROW = 18;
  private static final int TOP = 26;
  private static final int LONGEST_LABEL = 52;
  private static final double[] TICKS = {
    0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 86_400, 604_800
  };

  private final Operation operation;
  private final List<Step> steps;
  private final Instant from;
  private final Instant to;

  TimelinePicture(Operation operation, Instant asOf) {
    this.operation = operation;
    this.steps = operation.steps().stream().filter(step -> step.startedAt() != null).toList();
    Instant first =
        Stream.of(outageBegin().stream(), recovery().map(Bar::from).stream(), begun())
            .flatMap(instants -> instants)
            .min(Comparator.naturalOrder())
            .orElse(operation.createdAt());
    Instant last =
        steps.stream()
            .map(Step::finishedAt)
            .filter(java.util.Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(asOf);
    this.from = first;
    Instant end = operation.endedAt() == null && asOf.isAfter(last) ? asOf : last;
    Instant shortest = first.plusMillis(100);
    this.to = end.isAfter(shortest) ? end : shortest;
  }

  private Stream<Instant> begun() {
    return steps.stream().map(Step::startedAt);
  }

  /** From the first sign of the fault, or else from the request; empty while it is not known. */
  private Optional<Bar> recovery() {
    OperationTimes times = operation.times();
    Double took = times == null ? null : times.recoverySeconds();
    if (times == null || took == null) {
      return Optional.empty();
    }
    Instant asked = times.firstSeenAt() == null ? times.askedAt() : times.firstSeenAt();
    return asked == null
        ? Optional.empty()
        : Optional.of(new Bar("Recovery", "recovery", asked, plus(asked, took)));
  }

  /** From the first sign of the fault, or the first stop, or else the order of a failover. */
  private Optional<Instant> outageBegin() {
    OperationTimes times = operation.times();
    if (times != null && times.firstSeenAt() != null) {
      return Optional.of(times.firstSeenAt());
    }
    Optional<Instant> stop =
        operation.steps().stream()
            .filter(step -> step.action().equals("STOP_SERVICE") && step.startedAt() != null)
            .map(Step::startedAt)
            .min(Comparator.naturalOrder());
    return stop.isPresent() || operation.kind() != OperationKind.FAILOVER
        ? stop
        : Optional.of(operation.createdAt());
  }

  void draw(Markup svg) throws IOException {
    svg.element("h2", "Timeline");
    if (steps.isEmpty()) {
      svg.element("p", "No step has begun.", "class", "soft");
      return;
    }
    int height = TOP + (steps.size() + 2) * ROW + 6;
    svg.open(
        "svg",
        "viewBox",
        "0 0 %d %d".formatted(WIDTH, height),
        "role",
        "img",
        "aria-labelledby",
        "timeline-title");
    svg.element("title", summary(), "id", "timeline-title");
    axis(svg, height);
    int row = 0;
    Double outage = operation.outageSeconds();
    if (outage != null) {
      Instant begin = outageBegin().orElse(from);
      lane(svg, row, new Bar("Outage", "outage", begin, plus(begin, outage)));
      row++;
    }
    Optional<Bar> recovery = recovery();
    if (recovery.isPresent()) {
      lane(svg, row, recovery.get());
      row++;
    }
    for (Step step : steps) {
      step(svg, row, step);
      row++;
    }
    svg.close("svg");
  }

  private String summary() {
    return "%d steps within %s; outage %s"
        .formatted(
            steps.size(),
            Words.seconds(Duration.between(from, to).toMillis() / 1000.0),
            Words.seconds(operation.outageSeconds()));
  }

  private record Bar(String label, String kind, Instant from, Instant to) {}

  private static Instant plus(Instant at, double seconds) {
    return at.plusMillis(Math.round(seconds * 1000));
  }

  private void step(Markup svg, int row, Step step) throws IOException {
    Instant start = step.startedAt() == null ? from : step.startedAt();
    Instant end = step.finishedAt() == null ? to : step.finishedAt();
    Instant undo = step.undoStartedAt();
    if (undo == null) {
      String kind = step.state() == StepState.FAILED ? "failed" : "step";
      lane(svg, row, new Bar(step.title(), kind, start, end));
      return;
    }
    // When it was done is not kept once it is undone: a hair's breadth stands for it.
    rectangle(svg, row, new Bar(step.title(), "step", start, start));
    lane(svg, row, new Bar("Undo: " + step.title(), "undo", undo, end));
  }

  private void lane(Markup svg, int row, Bar bar) throws IOException {
    String label =
        bar.label().length() <= LONGEST_LABEL
            ? bar.label()
            : bar.label().substring(0, LONGEST_LABEL - 1) + "\u2026";
    String y = number(TOP + row * ROW + 13);
    svg.element("text", label, "x", "6", "y", y);
    rectangle(svg, row, bar);
    double took = Duration.between(bar.from(), bar.to()).toMillis() / 1000.0;
    svg.element("text", Words.seconds(took), "x", number(WIDTH - RIGHT + 6), "y", y);
  }

  private void rectangle(Markup svg, int row, Bar bar) throws IOException {
    double x = x(bar.from());
    svg.open(
        "rect",
        "class",
        bar.kind(),
        "x",
        number(x),
        "y",
        number(TOP + row * ROW + 3),
        "width",
        number(Math.max(2, x(bar.to()) - x)),
        "height",
        number(ROW - 6));
    svg.element("title", bar.label()).close("rect");
  }

  private void axis(Markup svg, int height) throws IOException {
    double whole = Duration.between(from, to).toMillis() / 1000.0;
    double step = TICKS[TICKS.length - 1];
    for (int i = TICKS.length - 1; i >= 0 && whole / TICKS[i] <= 8; i--) {
      step = TICKS[i];
    }
    for (int i = 0; i * step <= whole && i <= 100; i++) {
      String x = number(x(plus(from, i * step)));
      svg.open("line", "class", "rule", "x1", x, "x2", x, "y1", "18", "y2", number(height));
      svg.close("line");
      svg.element("text", "+" + Words.seconds(i * step), "class", "soft", "x", x, "y", "13");
    }
  }

  private double x(Instant at) {
    double whole = Duration.between(from, to).toMillis();
    double part = Duration.between(from, at).toMillis();
    double share = Math.clamp(part / whole, 0, 1);
    return LABELS + share * (WIDTH - LABELS - RIGHT);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
