package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.KindTimes;
import dev.handover.api.orchestrator.model.Objective;
import dev.handover.api.orchestrator.model.Operation;
import dev.handover.api.orchestrator.model.OperationTimes;
import dev.handover.api.orchestrator.model.PhaseTime;
import dev.handover.api.orchestrator.model.TimeStatistics;
import dev.handover.api.orchestrator.model.Times;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How long something took, as a person reads it. */
final class TimesText {
  private static final String FROM_STOP = ", from the first stop to the last service running";
  private static final String FROM_ORDER =
      ", from the order to the last service running: the source was off, nothing was stopped";
  private static final String FROM_SIGN =
      ", from the first sign of the fault to the last service running";
  private static final int LABEL = 12;
  private static final int COLUMN = 14;

  private TimesText() {}

  /** What an operation took; a line for each thing that is known. */
  static String of(Operation operation, boolean stoppedServices) {
    OperationTimes times = operation.times();
    StringBuilder out = new StringBuilder();
    Double outage = operation.outageSeconds();
    if (outage != null) {
      String from = stoppedServices ? FROM_STOP : FROM_ORDER;
      boolean seen = times != null && times.firstSeenAt() != null;
      out.append(Layout.paragraph("outage     ", time(outage) + (seen ? FROM_SIGN : from)));
    }
    if (times == null) {
      return out.toString();
    }
    Objective wanted = times.objective();
    if (wanted != null && outage != null) {
      out.append(judged(wanted.outageSeconds(), times.outageMet()));
    }
    Double recovery = times.recoverySeconds();
    if (recovery != null) {
      out.append("recovery   ").append(time(recovery)).append('\n');
      out.append(wanted == null ? "" : judged(wanted.recoverySeconds(), times.recoveryMet()));
    }
    if (!times.phases().isEmpty()) {
      String phases =
          times.phases().stream().map(TimesText::phase).collect(Collectors.joining(", "));
      out.append(Layout.paragraph("phases     ", phases));
    }
    return out.toString();
  }

  private static String judged(@Nullable Double wanted, @Nullable Boolean met) {
    return wanted == null || met == null
        ? ""
        : "           objective %s: %s%n".formatted(time(wanted), met ? "met" : "MISSED");
  }

  private static String phase(PhaseTime phase) {
    return phase.phase().toString().toLowerCase(Locale.ROOT) + " " + time(phase.seconds());
  }

  /** What the operations of a group took. */
  static String of(Times times) {
    StringBuilder out = new StringBuilder();
    out.append("GROUP      ").append(times.group()).append('\n');
    out.append("from       ").append(Layout.dateTime(times.from())).append('\n');
    out.append("to         ").append(Layout.dateTime(times.to())).append('\n');
    out.append("objective  ").append(wanted(times.objective())).append('\n');
    if (times.kinds().isEmpty()) {
      return out.append("\nNothing was measured in this time.\n").toString();
    }
    times.kinds().forEach(kind -> out.append(kind(kind)));
    return out.toString();
  }

  private static String wanted(Objective objective) {
    Double outage = objective.outageSeconds();
    Double recovery = objective.recoverySeconds();
    if (outage == null && recovery == null) {
      return "none; the group's file can say 'objective: {outage: PT2M, recovery: PT10M}'";
    }
    return "outage "
        + (outage == null ? "any" : time(outage))
        + ", recovery "
        + (recovery == null ? "any" : time(recovery));
  }

  private static String kind(KindTimes kind) {
    StringBuilder out = new StringBuilder(Layout.heading(kind.kind() + ", " + count(kind)));
    out.append(Layout.left("", LABEL));
    for (String column : new String[] {"p50", "p90", "p99", "longest", "samples"}) {
      out.append(Layout.right(column, COLUMN));
    }
    out.append(Layout.right("met", COLUMN)).append('\n');
    row(out, "outage", kind.outage());
    row(out, "recovery", kind.recovery());
    kind.phases().forEach(p -> row(out, p.phase().toString().toLowerCase(Locale.ROOT), p.times()));
    return out.toString();
  }

  private static String count(KindTimes kind) {
    return Layout.count(kind.operations(), "operation", "operations");
  }

  private static void row(StringBuilder out, String label, @Nullable TimeStatistics statistics) {
    if (statistics == null) {
      return;
    }
    StringBuilder row = new StringBuilder(Layout.left(label, LABEL));
    for (double seconds :
        new double[] {statistics.p50(), statistics.p90(), statistics.p99(), statistics.max()}) {
      row.append(Layout.right(time(seconds), COLUMN));
    }
    row.append(Layout.right(Layout.count(statistics.samples()), COLUMN));
    Integer met = statistics.met();
    row.append(Layout.right(met == null ? "" : met + " of " + statistics.samples(), COLUMN));
    out.append(row.toString().stripTrailing()).append('\n');
  }

  private static String time(double seconds) {
    return Layout.duration(Duration.ofMillis(Math.round(seconds * 1000)));
  }
}
