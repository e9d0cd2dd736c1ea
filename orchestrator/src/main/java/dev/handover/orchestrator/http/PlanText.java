package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.DirectoryChange;
import dev.handover.api.orchestrator.model.DirectoryDiff;
import dev.handover.api.orchestrator.model.Finding;
import dev.handover.api.orchestrator.model.Plan;
import dev.handover.api.orchestrator.model.Severity;
import dev.handover.api.orchestrator.model.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A plan as a person reads it, and could carry it out with us gone: what was found, every step with
 * its resolved inputs, what the directory would look like, whom to tell, and the LDIF.
 */
final class PlanText {
  private final Plan plan;
  private final Optional<String> ldif;
  private final RunCommand run;
  private final StringBuilder out = new StringBuilder();

  private PlanText(Plan plan, Optional<String> ldif, RunCommand run) {
    this.plan = plan;
    this.ldif = ldif;
    this.run = run;
  }

  /** The plan, with its whole change set as LDIF when it has one. */
  static String of(Plan plan, Optional<String> ldif, RunCommand run) {
    PlanText text = new PlanText(plan, ldif, run);
    text.title();
    text.findings();
    text.steps();
    text.directory();
    text.notices();
    text.howToRun();
    text.ldif();
    return text.out.toString();
  }

  private void title() {
    out.append("PLAN  ").append(plan.kind()).append(" of group ").append(plan.group()).append(": ");
    out.append(direction(plan.source(), plan.target())).append('\n');
    out.append("hash  ").append(plan.hash()).append('\n');
    out.append("state ").append(verdict()).append('\n');
  }

  static String direction(@org.jspecify.annotations.Nullable String source, String target) {
    return source == null || source.equals(target) ? "on " + target : source + " -> " + target;
  }

  private String verdict() {
    long blockers = plan.findings().stream().filter(f -> f.severity() == Severity.BLOCKER).count();
    if (plan.runnable()) {
      return "can be run; nothing has been changed by asking for it";
    }
    return "BLOCKED by "
        + Layout.count(blockers, "finding", "findings")
        + "; nothing has been changed";
  }

  private void findings() {
    if (plan.findings().isEmpty()) {
      return;
    }
    out.append(Layout.heading("FINDINGS"));
    for (Severity severity : Severity.values()) {
      plan.findings().stream().filter(f -> f.severity() == severity).forEach(this::finding);
    }
  }

  private void finding(Finding finding) {
    String indent = " ".repeat(11);
    out.append("  ")
        .append(Layout.left(finding.severity().toString(), 9))
        .append(finding.code())
        .append('\n');
    if (finding.subject() != null) {
      out.append(Layout.verbatim(indent, finding.subject()));
    }
    out.append(Layout.paragraph(indent, finding.detail()));
    out.append(Layout.paragraph(indent + "Cure: ", finding.cure()));
  }

  private void steps() {
    out.append(Layout.heading("STEPS"));
    Map<String, Integer> numbers = numbers();
    for (Step step : plan.steps()) {
      if (step.pivot()) {
        out.append(
            "\n  ==== the pivot: a failure before this turns everything back; from here on, only forward ====\n");
      }
      step(step, numbers);
    }
    if (plan.steps().isEmpty()) {
      out.append("  Nothing to do.\n");
    }
  }

  private Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new TreeMap<>();
    for (int i = 0; i < plan.steps().size(); i++) {
      numbers.put(plan.steps().get(i).id(), i + 1);
    }
    return numbers;
  }

  private void step(Step step, Map<String, Integer> numbers) {
    String number = Layout.right(String.valueOf(numbers.get(step.id())), 3) + ". ";
    out.append('\n')
        .append(Layout.paragraph(number + Layout.left(step.phase().toString(), 11), step.title()));
    String indent = " ".repeat(16);
    new TreeMap<>(step.inputs())
        .forEach(
            (name, value) ->
                out.append(Layout.verbatim(indent + Layout.left(name, 16) + " ", value)));
    List<String> after =
        step.dependsOn().stream().map(id -> String.valueOf(numbers.getOrDefault(id, 0))).toList();
    if (!after.isEmpty()) {
      out.append(indent)
          .append(Layout.left("after step", 17))
          .append(String.join(", ", after))
          .append('\n');
    }
    if (step.compensation() != null) {
      out.append(Layout.paragraph(indent + Layout.left("to undo", 17), step.compensation()));
    }
  }

  private void directory() {
    DirectoryDiff diff = plan.directory();
    if (diff == null) {
      return;
    }
    out.append(
        Layout.heading(
            "DIRECTORY  "
                + Layout.count(diff.changes(), "entry", "entries")
                + " would be written"));
    out.append("  change set  ").append(diff.changeSet()).append('\n');
    out.append("  content     ").append(diff.contentHash()).append("\n\n");
    diff.tasks()
        .forEach(
            task ->
                out.append("  ")
                    .append(Layout.left(task.task(), 30))
                    .append(Layout.right(Layout.count(task.changes()), 9))
                    .append('\n'));
    if (!diff.sample().isEmpty()) {
      out.append("\n  ").append(sampleTitle(diff)).append('\n');
      diff.sample().forEach(this::change);
    }
  }

  private static String sampleTitle(DirectoryDiff diff) {
    long shown = diff.sample().stream().map(DirectoryChange::dn).distinct().count();
    return shown < diff.changes()
        ? "The first "
            + Layout.count(shown)
            + " of "
            + Layout.count(diff.changes())
            + "; the LDIF has all of them:"
        : "All of them:";
  }

  private void change(DirectoryChange change) {
    out.append("\n  ")
        .append(change.task())
        .append("  ")
        .append(Layout.printable(change.dn()))
        .append('\n');
    out.append("      ").append(change.attribute()).append('\n');
    change.before().stream()
        .filter(value -> !change.after().contains(value))
        .forEach(value -> out.append("        - ").append(Layout.printable(value)).append('\n'));
    change.after().stream()
        .filter(value -> !change.before().contains(value))
        .forEach(value -> out.append("        + ").append(Layout.printable(value)).append('\n'));
  }

  private void notices() {
    if (plan.notices().isEmpty()) {
      return;
    }
    out.append(Layout.heading("TELL PEOPLE"));
    plan.notices().forEach(notice -> out.append(Layout.paragraph("  * ", notice)));
  }

  private void howToRun() {
    out.append(Layout.heading("TO RUN EXACTLY THIS PLAN"));
    if (!plan.runnable()) {
      out.append("  Cure what blocks it first, then ask for the plan again.\n");
      return;
    }
    String role = run.attestation().isPresent() ? "approver, for the attestation" : "operator";
    out.append(run.of(plan)).append('\n');
    out.append("  TOKEN_FILE holds your token (role ")
        .append(role)
        .append("); the reason is yours.\n");
    out.append("  It is refused (412 plan-changed) when the world has changed meanwhile.\n");
    out.append("  Entered again, it starts nothing new: it shows the same operation.\n");
  }

  private void ldif() {
    if (ldif.isEmpty()) {
      return;
    }
    out.append(
        Layout.heading("LDIF  for ldapmodify or ldifde, in place of the steps of phase DIRECTORY"));
    DirectoryDiff diff = plan.directory();
    if (diff != null) {
      out.append("# To undo, also half way: GET /v1/change-sets/").append(diff.changeSet());
      out.append("/ldif?direction=REVERSE of directory-service,\n");
      out.append(
          "# or the same as a plain file in its undo folder, written before its first write.\n\n");
    }
    out.append(ldif.get().stripTrailing()).append('\n');
  }
}
