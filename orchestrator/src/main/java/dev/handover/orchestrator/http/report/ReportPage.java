package dev.handover.orchestrator.http.report;

import dev.handover.api.orchestrator.model.Objective;
import dev.handover.api.orchestrator.model.Operation;
import dev.handover.api.orchestrator.model.OperationReport;
import dev.handover.api.orchestrator.model.OperationTimes;
import dev.handover.api.orchestrator.model.RecordedAttestation;
import dev.handover.orchestrator.http.Layout;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The report as a page that needs nothing from elsewhere: no script, no file, no network. It says
 * so itself too, in a policy that a browser keeps to when the page is opened from a disk.
 */
public final class ReportPage {
  private static final String CONTENT_POLICY =
      "default-src 'none'; style-src "
          + StyleSheet.SOURCE
          + "; base-uri 'none'; form-action 'none'";

  /** What a browser may do with the page: show it (Content Security Policy Level 3). */
  public static final String POLICY = CONTENT_POLICY + "; frame-ancestors 'none'; sandbox";

  private final OperationReport report;
  private final Markup html;

  private ReportPage(OperationReport report, Markup html) {
    this.report = report;
    this.html = html;
  }

  /** Writes the whole page. */
  public static void write(OperationReport report, String hash, Writer out) throws IOException {
    new ReportPage(report, new Markup(out)).page(hash);
  }

  private void page(String hash) throws IOException {
    Operation operation = report.operation();
    html.doctype().open("html", "lang", "en").open("head");
    html.open("meta", "charset", "utf-8");
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", CONTENT_POLICY);
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "color-scheme", "content", "light dark");
    html.element("title", "Report: " + Words.title(operation));
    html.style(StyleSheet.TEXT);
    html.close("head").open("body").open("main");
    html.element("h1", Words.title(operation));
    html.open("p");
    html.element(
        "span", operation.state().toString(), "class", "state " + Words.tone(operation.state()));
    html.close("p");
    notices();
    summary(operation);
    times(operation.times());
    new TimelinePicture(operation, report.asOf()).draw(html);
    ReportTables tables = new ReportTables(report, html);
    tables.all();
    check(hash);
    html.close("main").close("body").close("html");
  }

  private void notices() throws IOException {
    if (!report.ended()) {
      html.element("p", Words.notFinal(report), "class", "notice", "id", "not-final");
    }
    if (!report.missing().isEmpty()) {
      html.open("div", "class", "notice", "id", "missing");
      html.element("p", "This report is not complete. Missing:");
      html.open("ul");
      for (String what : report.missing()) {
        html.element("li", what);
      }
      html.close("ul");
      if (report.next() != null) {
        html.element("p", "The next changes: " + Words.nextPage(report));
      }
      html.close("div");
    }
  }

  private void summary(Operation operation) throws IOException {
    html.open("dl", "id", "summary");
    row("Operation", operation.id().toString());
    row("Asked for by", operation.actor() + " at " + Layout.dateTime(operation.createdAt()));
    row("Reason", operation.reason());
    if (operation.ticket() != null) {
      row("Ticket", Words.ticket(operation.ticket()));
    }
    RecordedAttestation word = operation.attestation();
    if (word != null) {
      row("Attested", "%s, by %s: %s".formatted(word.statement(), word.actor(), word.reason()));
    }
    row("Ended", operation.endedAt());
    row("Epoch", operation.epoch());
    row("On failure", Words.lower(operation.onFailure()));
    row("Plan", report.plan().hash());
    row("Directory changes", report.plan().contentHash());
    row("Part of", operation.parent());
    row("Evacuation", operation.evacuation());
    row("Turned back", operation.turnedBack());
    row("Halted", operation.halted());
    html.close("dl");
  }

  private void times(@Nullable OperationTimes times) throws IOException {
    html.element("h2", "Times against the objective");
    html.open("dl", "id", "times");
    if (times != null) {
      Objective wanted = times.objective() == null ? new Objective(null, null) : times.objective();
      row("Outage", Words.judged(times.outageSeconds(), wanted.outageSeconds(), times.outageMet()));
      row(
          "Recovery",
          Words.judged(times.recoverySeconds(), wanted.recoverySeconds(), times.recoveryMet()));
      row("Fault first seen", times.firstSeenAt());
      row("Decided", times.decidedAt());
    }
    html.close("dl");
  }

  private void row(String name, @Nullable Object value) throws IOException {
    if (value != null) {
      String text = value instanceof java.time.Instant at ? Layout.dateTime(at) : value.toString();
      html.element("dt", name).element("dd", text);
    }
  }

  private void check(String hash) throws IOException {
    html.element("h2", "How to check this report");
    html.element(
        "p",
        "The SHA-256 of the JSON form of this report, as the orchestrator sent it; as long as nobody"
            + " reverts the change set, it sends the same again:");
    html.open("p").element("code", hash, "id", "hash").close("p");
    html.open("p").element("code", Words.howToCheck(report), "id", "check").close("p");
  }
}
