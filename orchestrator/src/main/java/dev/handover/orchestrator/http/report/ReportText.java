package dev.handover.orchestrator.http.report;

import dev.handover.api.orchestrator.model.JournalEntry;
import dev.handover.api.orchestrator.model.NodeChange;
import dev.handover.api.orchestrator.model.Objective;
import dev.handover.api.orchestrator.model.Operation;
import dev.handover.api.orchestrator.model.OperationReport;
import dev.handover.api.orchestrator.model.OperationTimes;
import dev.handover.api.orchestrator.model.RecordedAttestation;
import dev.handover.api.orchestrator.model.ReportChange;
import dev.handover.api.orchestrator.model.ReportChangeSet;
import dev.handover.api.orchestrator.model.ReportSetAside;
import dev.handover.api.orchestrator.model.ReportStep;
import dev.handover.api.orchestrator.model.ReportValues;
import dev.handover.api.orchestrator.model.Step;
import dev.handover.orchestrator.http.Layout;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report as text, for a terminal and for a mail. */
public final class ReportText {
  private static final int LABEL = 11;

  private final OperationReport report;
  private final Writer out;

  private ReportText(OperationReport report, Writer out) {
    this.report = report;
    this.out = out;
  }

  /** Writes all of it. */
  public static void write(OperationReport report, String hash, Writer out) throws IOException {
    new ReportText(report, out).all(hash);
  }

  private void all(String hash) throws IOException {
    Operation operation = report.operation();
    out.write("REPORT     " + Words.title(operation) + "\n");
    if (!report.ended()) {
      line("", Words.notFinal(report).toUpperCase(java.util.Locale.ROOT));
    }
    for (String what : report.missing()) {
      line("missing", what);
    }
    if (report.next() != null) {
      line("next", Words.nextPage(report));
    }
    summary(operation);
    times(operation.times());
    section("PLAN AND TIMELINE", operation.steps());
    for (Step step : operation.steps()) {
      step(step);
    }
    nodeChanges();
    directory();
    steps("PROOFS THAT THE SOURCE LET GO", report.proofs());
    setAside();
    steps("LOOKED AT AFTERWARDS", report.convergence());
    list("CONFLICTS", report.conflicts());
    list("EXCEPTIONS", operation.exceptions());
    journal();
    out.write("\nhash       " + hash + "\n");
    line("check", Words.howToCheck(report));
  }

  private void line(String label, @Nullable Object text) throws IOException {
    if (text != null) {
      out.write(Layout.paragraph(Layout.left(label, LABEL), text.toString()));
    }
  }

  private void section(String title, List<?> rows) throws IOException {
    out.write(Layout.heading(title));
    if (rows.isEmpty()) {
      out.write("none\n");
    }
  }

  private void summary(Operation operation) throws IOException {
    line("operation", operation.id());
    line("state", operation.state());
    line("asked by", operation.actor() + " at " + Layout.dateTime(operation.createdAt()));
    line("reason", operation.reason());
    if (operation.ticket() != null) {
      line("ticket", Words.ticket(operation.ticket()));
    }
    RecordedAttestation word = operation.attestation();
    if (word != null) {
      line("attested", "%s, by %s: %s".formatted(word.statement(), word.actor(), word.reason()));
    }
    line("ended", operation.endedAt() == null ? null : Layout.dateTime(operation.endedAt()));
    line("plan", report.plan().hash());
    line("turned", operation.turnedBack());
    line("halted", operation.halted());
  }

  private void times(@Nullable OperationTimes times) throws IOException {
    if (times == null) {
      return;
    }
    Objective wanted = times.objective() == null ? new Objective(null, null) : times.objective();
    line("outage", Words.judged(times.outageSeconds(), wanted.outageSeconds(), times.outageMet()));
    line(
        "recovery",
        Words.judged(times.recoverySeconds(), wanted.recoverySeconds(), times.recoveryMet()));
  }

  private void step(Step step) throws IOException {
    String start = Layout.left(step.startedAt() == null ? "" : Layout.time(step.startedAt()), 14);
    line(start + Layout.left(Words.lower(step.state()), 13), step.title());
    if (step.detail() != null) {
      out.write(Layout.paragraph(" ".repeat(27), step.detail()));
    }
  }

  private void nodeChanges() throws IOException {
    section("CHANGES ON THE NODES", report.nodeChanges());
    for (NodeChange change : report.nodeChanges()) {
      line(
          change.node() + "  ",
          "%s %s: %s -> %s (%s)"
              .formatted(
                  Words.lower(change.what()),
                  change.name(),
                  Words.or(change.before(), "not recorded"),
                  Words.or(change.after(), "not known"),
                  Words.lower(change.outcome())));
    }
  }

  private void directory() throws IOException {
    section("CHANGES IN THE DIRECTORY AND IN DNS", report.changes());
    for (ReportChangeSet set : report.changeSets()) {
      line(
          "change set",
          "%s is %s: %d entries, content %s"
              .formatted(set.id(), set.state(), set.changes(), set.contentHash()));
    }
    for (ReportChange change : report.changes()) {
      String detail = change.detail() == null ? "" : ": " + change.detail();
      out.write("\n");
      line(
          change.sequence() + "  ",
          "%s, %s%s".formatted(change.task(), Words.lower(change.outcome()), detail));
      out.write(Layout.verbatim("     dn: ", change.dn()));
      for (ReportValues values : change.attributes()) {
        values(values);
      }
    }
  }

  private void values(ReportValues values) throws IOException {
    out.write(
        "     " + Layout.printable(values.name()) + (values.binary() ? " (base64)" : "") + "\n");
    side("       - ", values.before(), values.beforeLeftOut());
    side("       + ", values.after(), values.afterLeftOut());
  }

  private void side(String mark, List<String> values, @Nullable Integer leftOut)
      throws IOException {
    for (String value : values) {
      out.write(Layout.verbatim(mark, value));
    }
    if (leftOut != null) {
      out.write(mark + "(and " + leftOut + " more)\n");
    }
  }

  private void steps(String title, List<ReportStep> steps) throws IOException {
    section(title, steps);
    for (ReportStep step : steps) {
      String seen = step.detail() == null ? "" : ": " + step.detail();
      line(Words.lower(step.state()) + "  ", step.title() + seen + " " + Words.at(step.at()));
    }
  }

  private void setAside() throws IOException {
    section("SAFEGUARDS SET ASIDE", report.setAside());
    for (ReportSetAside set : report.setAside()) {
      line(
          Words.lower(set.what()) + "  ",
          "%s, by %s at %s: %s"
              .formatted(set.name(), set.actor(), Words.at(set.at()), set.reason()));
    }
  }

  private void list(String title, List<String> lines) throws IOException {
    section(title, lines);
    for (String text : lines) {
      out.write(Layout.paragraph("  * ", text));
    }
  }

  private void journal() throws IOException {
    section("JOURNAL", report.journal());
    for (JournalEntry entry : report.journal()) {
      String who = entry.actor() == null ? "" : " by " + entry.actor();
      String step = entry.step() == null ? "" : " " + entry.step();
      line(
          Layout.right(String.valueOf(entry.sequence()), 5) + "  " + Words.at(entry.at()) + "  ",
          entry.type() + step + who + Words.said(entry.data()));
    }
  }
}
