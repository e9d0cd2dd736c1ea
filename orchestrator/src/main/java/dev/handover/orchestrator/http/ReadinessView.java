package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.ReadinessFinding;
import dev.handover.api.orchestrator.model.ReadinessLevel;
import dev.handover.api.orchestrator.model.ReadinessPage;
import dev.handover.api.orchestrator.model.ReadinessProof;
import dev.handover.api.orchestrator.model.ReadinessReport;
import dev.handover.api.orchestrator.model.ReadinessStanding;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.readiness.Proof;
import dev.handover.orchestrator.domain.readiness.ReadinessReports;
import java.util.UUID;

/** Readiness as the contract shows it. */
final class ReadinessView {
  private static final int MAX_FINDINGS = 2000;
  private static final int MAX_SEEN = 4000;
  private static final int MAX_CURE = 2000;
  private static final int MAX_WHERE = 200;
  private static final int MAX_ABOUT = 4096;

  private ReadinessView() {}

  static ReadinessReport of(dev.handover.orchestrator.domain.readiness.ReadinessReport report) {
    return new ReadinessReport(
        report.id(),
        report.group().value(),
        level(report.level()),
        report.actor().isPresent()
            ? ReadinessReport.TriggerEnum.ASKED
            : ReadinessReport.TriggerEnum.SCHEDULED,
        report.actor().orElse(null),
        report.startedAt(),
        report.endedAt(),
        report.active().map(NodeName::value).orElse(null),
        report.reading().at(),
        report.findings().stream().limit(MAX_FINDINGS).map(ReadinessView::of).toList(),
        report.proofs().stream().map(ReadinessView::of).toList());
  }

  static ReadinessPage of(ReadinessReports.Page page) {
    return new ReadinessPage(
        page.items().stream().map(ReadinessView::of).toList(),
        page.next().map(UUID::toString).orElse(null));
  }

  static ReadinessStanding of(ReadinessReports.Standing standing) {
    return new ReadinessStanding(level(standing.level()), standing.at());
  }

  private static ReadinessFinding of(
      dev.handover.orchestrator.domain.readiness.ReadinessFinding finding) {
    return new ReadinessFinding(
        finding.check(),
        cut(finding.where(), MAX_WHERE),
        finding.about().map(about -> cut(about, MAX_ABOUT)).orElse(null),
        level(finding.level()),
        cut(finding.seen(), MAX_SEEN),
        finding.cure().isBlank() ? null : cut(finding.cure(), MAX_CURE));
  }

  private static ReadinessProof of(Proof proof) {
    return new ReadinessProof(
        ReadinessProof.ProofEnum.valueOf(proof.kind().name()),
        proof.available(),
        cut(proof.detail(), MAX_SEEN));
  }

  private static ReadinessLevel level(
      dev.handover.orchestrator.domain.readiness.ReadinessLevel level) {
    return ReadinessLevel.valueOf(level.name());
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 3) + "...";
  }
}
