package dev.handover.directory.http;

import dev.handover.api.directory.model.LeftoverGroup;
import dev.handover.api.directory.model.LeftoverSample;
import dev.handover.api.directory.model.LeftoverScan;
import dev.handover.directory.app.LeftoverScanRun;
import dev.handover.directory.domain.proof.LeftoverReport;
import java.util.UUID;

/** A scan as the contract shows it. */
final class ShownLeftovers {

  private static final int MAX_ERROR = 4000;

  private ShownLeftovers() {}

  static LeftoverScan of(UUID id, LeftoverScanRun.View view) {
    LeftoverReport report = view.report();
    String error = view.error();
    return new LeftoverScan(
        id,
        LeftoverScan.StateEnum.valueOf(view.state().name()),
        view.startedAt(),
        view.endedAt(),
        error == null ? null : Problems.cut(error, MAX_ERROR),
        report.entries(),
        report.attributes(),
        report.searched(),
        report.unsearched().stream().map(ShownProof::unsearched).toList(),
        report.groups().stream().map(ShownLeftovers::group).toList());
  }

  private static LeftoverGroup group(LeftoverReport.Group group) {
    return new LeftoverGroup(
        group.objectClass(),
        group.attribute(),
        LeftoverGroup.KindEnum.valueOf(group.kind().name()),
        group.expected(),
        group.count(),
        group.samples().stream()
            .map(sample -> new LeftoverSample(sample.dn().toString(), sample.value()))
            .toList());
  }
}
