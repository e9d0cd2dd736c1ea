package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.Freeze;
import dev.handover.api.orchestrator.model.Group;
import dev.handover.api.orchestrator.model.GroupSummary;
import dev.handover.api.orchestrator.model.NodeReport;
import dev.handover.api.orchestrator.model.ReadinessStanding;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A group and its two nodes side by side, as a person reads them. */
final class GroupText {
  private static final int LABEL = 11;
  private static final int COLUMN = 30;

  private GroupText() {}

  static String of(Group group) {
    GroupSummary summary = group.summary();
    StringBuilder out = new StringBuilder();
    out.append(Layout.left("GROUP", LABEL))
        .append(summary.name())
        .append(" (")
        .append(summary.profile())
        .append(")\n");
    out.append(Layout.left("active", LABEL)).append(active(group)).append('\n');
    out.append(Layout.left("recorded", LABEL))
        .append("owner ")
        .append(or(summary.owner(), "nobody yet"));
    out.append(", epoch ").append(summary.epoch()).append('\n');
    out.append(Layout.left("operation", LABEL))
        .append(summary.liveOperation() == null ? "none" : summary.liveOperation())
        .append('\n');
    ReadinessStanding readiness = summary.readiness();
    if (readiness != null) {
      out.append(Layout.left("readiness", LABEL)).append(readiness.level()).append(" at ");
      out.append(Layout.dateTime(readiness.at())).append('\n');
    }
    group.freezes().forEach(freeze -> out.append(frozen(freeze)));
    out.append('\n');
    row(out, "", group, node -> node.name() + " (" + lower(node.role()) + ")");
    row(out, "answers", group, node -> node.reachable() ? "yes" : "NO");
    row(out, "breaker", group, node -> lower(node.breaker()));
    row(
        out,
        "holds",
        group,
        node -> node.holds() == null ? "unknown" : node.holds() ? "the group" : "nothing");
    row(out, "disk", group, node -> lower(node.disk()));
    row(out, "address", group, node -> lower(node.address()));
    row(out, "services", group, GroupText::services);
    group.nodes().stream()
        .filter(node -> node.detail() != null)
        .forEach(
            node ->
                out.append('\n')
                    .append(
                        Layout.paragraph(Layout.left(node.name(), LABEL), or(node.detail(), ""))));
    return out.toString();
  }

  private static String active(Group group) {
    if (!Boolean.TRUE.equals(group.twoOwners())) {
      return or(group.activeNode(), "nobody");
    }
    GroupSummary summary = group.summary();
    String indent = "\n" + " ".repeat(LABEL);
    String stop = indent + "  ./handover stop " + summary.name() + " --on ";
    String why = " --reason \"two owners\"";
    return "BOTH: %s and %s - TWO OWNERS".formatted(summary.primary(), summary.backup())
        + indent
        + "Find out which of them must not have it, and stop it there:"
        + (stop + summary.primary() + why)
        + (stop + summary.backup() + why);
  }

  private static String frozen(Freeze freeze) {
    String what = freeze.scope() == Freeze.ScopeEnum.EVERYTHING ? "with everything, by " : "by ";
    String end = freeze.until() == null ? "" : ", until " + Layout.dateTime(freeze.until());
    return Layout.paragraph(
        Layout.left("FROZEN", LABEL),
        what
            + freeze.actor()
            + " since "
            + Layout.dateTime(freeze.since())
            + end
            + ": "
            + freeze.reason());
  }

  private static void row(
      StringBuilder out, String label, Group group, Function<NodeReport, String> cell) {
    StringBuilder row = new StringBuilder(Layout.left(label, LABEL));
    group.nodes().forEach(node -> row.append(Layout.left(cell.apply(node), COLUMN)));
    out.append(row.toString().stripTrailing()).append('\n');
  }

  private static String services(NodeReport node) {
    Integer running = node.servicesRunning();
    Integer total = node.servicesTotal();
    return running == null || total == null ? "unknown" : running + " of " + total + " running";
  }

  private static String lower(@Nullable Object value) {
    return value == null ? "unknown" : value.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
