package dev.handover.orchestrator.http.report;

import dev.handover.api.orchestrator.model.Operation;
import dev.handover.api.orchestrator.model.OperationReport;
import dev.handover.api.orchestrator.model.OperationState;
import dev.handover.api.orchestrator.model.Ticket;
import dev.handover.orchestrator.http.Layout;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a report says in the same words, whatever its form. */
final class Words {
  private Words() {}

  static String ticket(Ticket ticket) {
    Instant start = ticket.windowStart();
    Instant end = ticket.windowEnd();
    return start == null || end == null
        ? ticket.number()
        : "%s, approved from %s to %s"
            .formatted(ticket.number(), Layout.dateTime(start), Layout.dateTime(end));
  }

  static String title(Operation operation) {
    String source = operation.source();
    String way = source == null ? "on " + operation.target() : source + " to " + operation.target();
    String runbook = operation.runbook() == null ? "" : " " + operation.runbook();
    return "%s%s of group %s: %s".formatted(operation.kind(), runbook, operation.group(), way);
  }

  static String notFinal(OperationReport report) {
    return "Not final: the operation has not ended. This is how it stood at %s, after entry %d of its journal."
        .formatted(Layout.dateTime(report.asOf()), report.operation().version());
  }

  /** The command whose answer has the hash of this report. */
  static String howToCheck(OperationReport report) {
    String from = report.from() == null ? "" : " --from " + report.from();
    return "./handover report %s --json%s | sha256sum".formatted(report.operation().id(), from);
  }

  static String nextPage(OperationReport report) {
    return "./handover report %s --from %s".formatted(report.operation().id(), report.next());
  }

  /** What an entry of the journal says, beginning with a colon. */
  static String said(Map<String, String> data) {
    String words =
        new TreeMap<>(data)
            .entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining("; "));
    return words.isEmpty() ? "" : ": " + words;
  }

  static String seconds(@Nullable Double seconds) {
    return seconds == null
        ? "not known"
        : Layout.duration(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  /** {@code 12.0 s; objective 1 min 00 s: met}. */
  static String judged(@Nullable Double took, @Nullable Double objective, @Nullable Boolean met) {
    if (objective == null) {
      return seconds(took) + "; no objective";
    }
    String judgement = met == null ? "not known" : met ? "met" : "MISSED";
    return "%s; objective %s: %s".formatted(seconds(took), seconds(objective), judgement);
  }

  static String at(@Nullable Instant at) {
    return at == null ? "" : Layout.dateTime(at);
  }

  static String or(@Nullable Object value, String otherwise) {
    return value == null ? otherwise : value.toString();
  }

  static String lower(Object value) {
    return value.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** {@code good}, {@code bad} or {@code odd}, for a colour beside the word. */
  static String tone(OperationState state) {
    return switch (state) {
      case SUCCEEDED -> "good";
      case FAILED, HALTED, ABANDONED -> "bad";
      case SUCCEEDED_WITH_EXCEPTIONS,
          COMPENSATED,
          COMPENSATING,
          PAUSED,
          PENDING,
          RUNNING,
          WAITING ->
          "odd";
    };
  }
}
