package dev.handover.orchestrator.http.report;

import dev.handover.api.orchestrator.model.Finding;
import dev.handover.api.orchestrator.model.JournalEntry;
import dev.handover.api.orchestrator.model.NodeChange;
import dev.handover.api.orchestrator.model.OperationReport;
import dev.handover.api.orchestrator.model.ReportChange;
import dev.handover.api.orchestrator.model.ReportChangeSet;
import dev.handover.api.orchestrator.model.ReportSetAside;
import dev.handover.api.orchestrator.model.ReportStep;
import dev.handover.api.orchestrator.model.ReportValues;
import dev.handover.api.orchestrator.model.Step;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of the page: each is left out when there is nothing in it, but for a word. */
final class ReportTables {
  private final OperationReport report;
  private final Markup html;

  ReportTables(OperationReport report, Markup html) {
    this.report = report;
    this.html = html;
  }

  void all() throws IOException {
    plan();
    findings();
    nodeChanges();
    changes();
    steps("proofs", "Proofs that the source let go", report.proofs());
    setAside();
    steps("convergence", "Looked at afterwards", report.convergence());
    list("conflicts", "Conflicts", report.conflicts());
    list("exceptions", "Exceptions", report.operation().exceptions());
    list("notices", "What users should be told", report.operation().notices());
    journal();
  }

  private boolean begin(String id, String title, List<?> rows, String... columns)
      throws IOException {
    html.element("h2", title, "id", id);
    if (rows.isEmpty()) {
      html.element("p", "None.", "class", "soft");
      return false;
    }
    html.open("table", "aria-labelledby", id).open("thead").open("tr");
    for (String column : columns) {
      html.element("th", column, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    return true;
  }

  private void end() throws IOException {
    html.close("tbody").close("table");
  }

  private void cells(@Nullable Object... values) throws IOException {
    html.open("tr");
    for (Object value : values) {
      html.element("td", Words.or(value, ""));
    }
    html.close("tr");
  }

  private void plan() throws IOException {
    if (begin(
        "plan",
        "Plan and timeline",
        report.operation().steps(),
        "Step",
        "State",
        "Began",
        "Ended",
        "What came of it")) {
      for (Step step : report.operation().steps()) {
        cells(
            step.title() + (step.pivot() ? " (no turning back from here on)" : ""),
            Words.lower(step.state()) + (step.attempts() > 1 ? ", attempt " + step.attempts() : ""),
            Words.at(step.startedAt()),
            Words.at(step.finishedAt()),
            step.detail());
      }
      end();
    }
  }

  private void findings() throws IOException {
    if (begin(
        "findings",
        "Findings of the preview",
        report.plan().findings(),
        "Severity",
        "What",
        "Where",
        "Cure")) {
      for (Finding finding : report.plan().findings()) {
        cells(finding.severity(), finding.detail(), finding.subject(), finding.cure());
      }
      end();
    }
  }

  private void nodeChanges() throws IOException {
    if (begin(
        "node-changes",
        "Changes on the nodes",
        report.nodeChanges(),
        "Node",
        "What",
        "Name",
        "Before",
        "After",
        "Outcome")) {
      for (NodeChange change : report.nodeChanges()) {
        cells(
            change.node(),
            Words.lower(change.what()),
            change.name(),
            Words.or(change.before(), "not recorded"),
            Words.or(change.after(), "not known"),
            Words.lower(change.outcome()));
      }
      end();
    }
  }

  private void changes() throws IOException {
    html.element("h2", "Changes in the directory and in DNS", "id", "directory-changes");
    for (ReportChangeSet set : report.changeSets()) {
      String where = set.domainController() == null ? "" : ", written at " + set.domainController();
      html.element(
          "p",
          "Change set %s is %s: %d entries%s, content %s"
              .formatted(set.id(), set.state(), set.changes(), where, set.contentHash()));
    }
    if (report.changes().isEmpty()) {
      html.element("p", "None here.", "class", "soft");
      return;
    }
    html.open("table", "aria-labelledby", "directory-changes").open("thead").open("tr");
    for (String column :
        List.of("No", "Task and entry", "Attribute", "Before", "After", "Outcome")) {
      html.element("th", column, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    for (ReportChange change : report.changes()) {
      change(change);
    }
    end();
  }

  private void change(ReportChange change) throws IOException {
    for (ReportValues values : change.attributes()) {
      html.open("tr", "class", "change");
      html.element("td", String.valueOf(change.sequence()), "class", "number");
      html.open("td").element("span", change.task(), "class", "soft").open("br");
      html.element("span", change.dn(), "class", "dn").close("td");
      html.element("td", values.name() + (values.binary() ? " (base64)" : ""));
      values("before", values.before(), values.beforeLeftOut());
      values("after", values.after(), values.afterLeftOut());
      String detail = change.detail() == null ? "" : ": " + change.detail();
      html.element("td", Words.lower(change.outcome()) + detail);
      html.close("tr");
    }
  }

  private void values(String kind, List<String> values, @Nullable Integer leftOut)
      throws IOException {
    html.open("td").open("ul", "class", "values " + kind);
    for (String value : values) {
      html.element("li", value, "class", "value");
    }
    if (leftOut != null) {
      html.element("li", "and %d more".formatted(leftOut), "class", "soft");
    }
    html.close("ul");
    if (values.isEmpty()) {
      html.element("span", "(none)", "class", "soft");
    }
    html.close("td");
  }

  private void steps(String id, String title, List<ReportStep> steps) throws IOException {
    if (begin(id, title, steps, "When", "What", "State", "Took", "What was seen")) {
      for (ReportStep step : steps) {
        cells(
            Words.at(step.at()),
            step.title(),
            Words.lower(step.state()),
            step.seconds() == null ? "" : Words.seconds(step.seconds()),
            step.detail());
      }
      end();
    }
  }

  private void setAside() throws IOException {
    if (begin(
        "set-aside",
        "Safeguards set aside",
        report.setAside(),
        "What",
        "Which",
        "By whom",
        "When",
        "Why")) {
      for (ReportSetAside set : report.setAside()) {
        cells(Words.lower(set.what()), set.name(), set.actor(), Words.at(set.at()), set.reason());
      }
      end();
    }
  }

  private void list(String id, String title, List<String> lines) throws IOException {
    html.element("h2", title, "id", id);
    if (lines.isEmpty()) {
      html.element("p", "None.", "class", "soft");
      return;
    }
    html.open("ul");
    for (String line : lines) {
      html.element("li", line);
    }
    html.close("ul");
  }

  private void journal() throws IOException {
    if (begin(
        "journal",
        "Journal",
        report.journal(),
        "No",
        "When",
        "Fact",
        "Step",
        "By whom",
        "What it says")) {
      for (JournalEntry entry : report.journal()) {
        cells(
            entry.sequence(),
            Words.at(entry.at()),
            entry.type(),
            entry.step(),
            entry.actor(),
            Words.said(entry.data()).replaceFirst("^: ", ""));
      }
      end();
    }
  }
}
