package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.Group;
import dev.handover.api.orchestrator.model.GroupList;
import dev.handover.api.orchestrator.model.GroupSummary;
import dev.handover.api.orchestrator.model.NodeReport;
import dev.handover.orchestrator.app.GroupReports;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups as the contract shows them. */
final class GroupView {
  private static final int MAX_DETAIL = 2000;

  private GroupView() {}

  static GroupList list(List<GroupReports.Summary> summaries) {
    return new GroupList(summaries.stream().map(GroupView::summary).toList());
  }

  static Group of(GroupReports.Report report) {
    return new Group(
        summary(report.summary()),
        List.of(
            node(report.primary(), NodeReport.RoleEnum.PRIMARY),
            node(report.backup(), NodeReport.RoleEnum.BACKUP)),
        report.active().map(NodeName::value).orElse(null),
        report.holders().size() > 1,
        FreezeView.of(report.summary().freezes()));
  }

  private static GroupSummary summary(GroupReports.Summary summary) {
    return new GroupSummary(
        summary.group().name().value(),
        summary.group().profile().name(),
        summary.group().primary().name().value(),
        summary.group().backup().name().value(),
        summary.record().owner().map(NodeName::value).orElse(null),
        summary.record().epoch().value(),
        summary.record().liveOperation().orElse(null),
        !summary.freezes().isEmpty(),
        summary.readiness().map(ReadinessView::of).orElse(null));
  }

  private static NodeReport node(GroupReports.NodeReport report, NodeReport.RoleEnum role) {
    return switch (report.answer()) {
      case Answer.Given<NodeView> given -> seen(report, role, given.value());
      case Answer.Unreachable<NodeView> away -> unseen(report, role, false, away.reason());
      case Answer.Refused<NodeView> refused ->
          unseen(report, role, true, refused.detail() + " " + refused.cure());
    };
  }

  private static NodeReport seen(
      GroupReports.NodeReport report, NodeReport.RoleEnum role, NodeView view) {
    return new NodeReport(
        report.node().name().value(),
        role,
        true,
        NodeReport.BreakerEnum.valueOf(report.breaker().name()),
        view.holds(),
        view.disk().online() ? NodeReport.DiskEnum.ONLINE : NodeReport.DiskEnum.OFFLINE,
        view.addressPresent().map(GroupView::address).orElse(null),
        Math.toIntExact(view.servicesRunning()),
        view.services().size(),
        openFiles(view));
  }

  private static NodeReport.AddressEnum address(boolean present) {
    return present ? NodeReport.AddressEnum.PRESENT : NodeReport.AddressEnum.ABSENT;
  }

  private static @Nullable String openFiles(NodeView view) {
    List<String> files = view.disk().openFiles().stream().map(NodeView.OpenFile::toString).toList();
    return files.isEmpty() ? null : cut("Open on the switching disk: " + String.join("; ", files));
  }

  private static NodeReport unseen(
      GroupReports.NodeReport report, NodeReport.RoleEnum role, boolean reachable, String why) {
    return new NodeReport(
        report.node().name().value(),
        role,
        reachable,
        NodeReport.BreakerEnum.valueOf(report.breaker().name()),
        null,
        null,
        null,
        null,
        null,
        cut(why));
  }

  private static String cut(String text) {
    return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL - 3) + "...";
  }
}
