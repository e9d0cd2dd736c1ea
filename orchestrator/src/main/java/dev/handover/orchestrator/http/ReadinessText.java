package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.ReadinessFinding;
import dev.handover.api.orchestrator.model.ReadinessLevel;
import dev.handover.api.orchestrator.model.ReadinessProof;
import dev.handover.api.orchestrator.model.ReadinessReport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A readiness report as a person reads it: what is wrong first, with its cure. */
final class ReadinessText {
  private static final int LABEL = 11;
  private static final int LEVEL = 10;

  private ReadinessText() {}

  static String of(ReadinessReport report) {
    StringBuilder out = new StringBuilder();
    out.append(line("READINESS", report.group() + ": " + report.level()));
    out.append(
        line("seen", Layout.dateTime(report.endedAt()) + ", within " + time(report) + by(report)));
    String active = report.activeNode();
    out.append(line("active", active == null ? "nobody, or not known" : active));
    List<ReadinessFinding> bad =
        report.findings().stream().filter(f -> f.level() != ReadinessLevel.OK).toList();
    List<ReadinessFinding> good =
        report.findings().stream().filter(f -> f.level() == ReadinessLevel.OK).toList();
    if (!bad.isEmpty()) {
      out.append(Layout.heading("TO BE LOOKED AT"));
      bad.forEach(finding -> append(out, finding));
    }
    out.append(Layout.heading("PROOFS FOR A FAILOVER"));
    report.proofs().forEach(proof -> out.append(proof(proof)));
    out.append(Layout.heading("ALL IS WELL"));
    good.forEach(finding -> append(out, finding));
    return out.toString();
  }

  private static String line(String label, String text) {
    return Layout.paragraph(Layout.left(label, LABEL), text);
  }

  private static String time(ReadinessReport report) {
    return Layout.duration(Duration.between(report.startedAt(), report.endedAt()));
  }

  private static String by(ReadinessReport report) {
    return report.actor() == null ? ", by schedule" : ", asked for by " + report.actor();
  }

  private static void append(StringBuilder out, ReadinessFinding finding) {
    String about = finding.about() == null ? "" : " (" + finding.about() + ")";
    String what = "%s at %s%s: ".formatted(finding.check(), finding.where(), about);
    out.append(
        Layout.paragraph(Layout.left(finding.level().toString(), LEVEL), what + finding.seen()));
    String cure = finding.cure();
    if (cure != null && finding.level() != ReadinessLevel.OK) {
      out.append(Layout.paragraph(" ".repeat(LEVEL) + "Cure: ", cure));
    }
  }

  private static String proof(ReadinessProof proof) {
    String name = proof.proof().toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Layout.paragraph(
        Layout.left(proof.available() ? "yes" : "no", LEVEL), name + ": " + proof.detail());
  }
}
