package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.Evacuation;
import dev.handover.api.orchestrator.model.EvacuationCount;
import dev.handover.api.orchestrator.model.EvacuationKind;
import dev.handover.api.orchestrator.model.EvacuationPart;
import dev.handover.api.orchestrator.model.EvacuationPlan;
import dev.handover.api.orchestrator.model.EvacuationPlanItem;
import dev.handover.api.orchestrator.model.EvacuationWish;
import dev.handover.api.orchestrator.model.Finding;
import dev.handover.api.orchestrator.model.Plan;
import dev.handover.api.orchestrator.model.Severity;
import dev.handover.api.orchestrator.model.Step;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An evacuation, or what one would do, as a person reads it. */
final class EvacuationText {
  private static final String INDENT = " ".repeat(11);

  private EvacuationText() {}

  static String of(Evacuation evacuation) {
    StringBuilder out = new StringBuilder();
    out.append("EVACUATION ").append(evacuation.id()).append('\n');
    out.append(what(evacuation.kind(), evacuation.from(), evacuation.limit()));
    String asked = evacuation.actor() + " at " + Layout.dateTime(evacuation.createdAt());
    out.append(Layout.paragraph("asked by   ", asked));
    out.append(Layout.paragraph("reason     ", evacuation.reason()));
    if (evacuation.ticket() != null) {
      out.append(Layout.paragraph("ticket     ", evacuation.ticket().number()));
    }
    out.append("on failure ")
        .append(evacuation.onFailure().toString().toLowerCase(java.util.Locale.ROOT))
        .append('\n');
    evacuation.wishes().forEach(wish -> out.append(wish(wish)));
    out.append("state      ").append(evacuation.state()).append('\n');
    out.append(Layout.paragraph("groups     ", counts(evacuation.counts())));
    int wave = 0;
    for (EvacuationPart part : evacuation.parts()) {
      if (part.wave() != wave) {
        wave = part.wave();
        out.append(Layout.heading("wave " + wave));
      }
      out.append(part(part));
    }
    return out.append(todo(evacuation)).toString();
  }

  private static String what(EvacuationKind kind, List<String> from, int limit) {
    String nodes = String.join(", ", from);
    return Layout.paragraph(
        INDENT, "%s of all groups on %s, %d at a time".formatted(kind, nodes, limit));
  }

  private static String wish(EvacuationWish wish) {
    String group = wish.group() == null ? "" : " " + wish.group();
    return Layout.paragraph(
        INDENT,
        "%s%s by %s at %s: %s"
            .formatted(
                wish.command(), group, wish.actor(), Layout.dateTime(wish.at()), wish.reason()));
  }

  private static String counts(List<EvacuationCount> counts) {
    return counts.stream()
        .map(count -> count.groups() + " " + count.state())
        .collect(Collectors.joining(", "));
  }

  private static String part(EvacuationPart part) {
    String line =
        "  %s %s %s"
            .formatted(
                Layout.left(part.state().toString(), 10),
                Layout.left(part.group(), 20),
                PlanText.direction(part.source(), or(part.target(), "nowhere")));
    String operation = part.operation() == null ? "" : "  operation " + part.operation();
    String detail = part.detail();
    return line
        + operation
        + "\n"
        + (detail == null ? "" : Layout.paragraph(" ".repeat(13), detail));
  }

  private static String todo(Evacuation evacuation) {
    String id = evacuation.id().toString();
    return switch (evacuation.state()) {
      case HALTED ->
          "\nCure what failed or rests; then ./handover evacuation %s --resume, or --skip GROUP.%n"
              .formatted(id);
      case PAUSED ->
          "\nNothing more begins until ./handover evacuation %s --resume.%n".formatted(id);
      case RUNNING, SUCCEEDED, SUCCEEDED_WITH_EXCEPTIONS, CANCELLED, FAILED -> "";
    };
  }

  static String of(EvacuationPlan plan) {
    StringBuilder out = new StringBuilder("PLAN  evacuation; nothing is changed\n");
    out.append(what(plan.kind(), plan.from(), plan.limit()));
    int wave = 0;
    for (EvacuationPlanItem item : plan.items()) {
      if (item.wave() != wave) {
        wave = item.wave();
        out.append(Layout.heading("wave " + wave));
      }
      out.append(item(item));
    }
    out.append(
        Layout.heading(plan.runnable() ? "Every group would move" : "Not every group would move"));
    return out.toString();
  }

  private static String item(EvacuationPlanItem item) {
    StringBuilder out = new StringBuilder();
    out.append(
        "%s %s %s%n"
            .formatted(
                Layout.left(item.verdict().toString(), 10),
                Layout.left(item.group(), 20),
                PlanText.direction(item.source(), or(item.target(), "nowhere"))));
    if (item.code() != null) {
      out.append(Layout.paragraph(INDENT, item.code() + ": " + or(item.detail(), "")));
      out.append(Layout.paragraph(INDENT, "cure: " + or(item.cure(), "")));
    }
    Plan plan = item.plan();
    if (plan != null) {
      out.append(plan(plan));
    }
    return out.toString();
  }

  private static String plan(Plan plan) {
    StringBuilder out = new StringBuilder();
    long changes = plan.directory() == null ? 0 : plan.directory().changes();
    out.append(INDENT)
        .append(Layout.count(plan.steps().size(), "step", "steps"))
        .append(", ")
        .append(Layout.count(changes, "directory entry", "directory entries"))
        .append(", ")
        .append(plan.hash())
        .append('\n');
    for (Finding finding : plan.findings()) {
      if (finding.severity() != Severity.NOTICE) {
        out.append(Layout.paragraph(INDENT, finding.severity() + " " + finding.detail()));
      }
    }
    for (Step step : plan.steps()) {
      out.append(Layout.paragraph(INDENT + "- ", step.title()));
    }
    return out.toString();
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
