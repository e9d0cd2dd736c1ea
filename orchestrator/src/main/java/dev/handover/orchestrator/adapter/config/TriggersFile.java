package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.trigger.GroupChoice;
import dev.handover.orchestrator.domain.trigger.LabelMatch;
import dev.handover.orchestrator.domain.trigger.SafePattern;
import dev.handover.orchestrator.domain.trigger.Template;
import dev.handover.orchestrator.domain.trigger.TicketTemplate;
import dev.handover.orchestrator.domain.trigger.Trigger;
import dev.handover.orchestrator.domain.trigger.TriggerRule;
import dev.handover.orchestrator.domain.trigger.TriggerSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code triggers.yaml}, read.
 *
 * @param groups what rules may be for
 * @param runbooks the names of those that there are
 */
record TriggersFile(NodeSection files, List<Group> groups, Set<String> runbooks) {
  private static final int MOST = 100;
  private static final int MOST_MATCHES = 20;
  private static final String OTHER = "other";
  private static final Rule<String> LABEL =
      Rule.text(
          "the name of a label, 1 to 200 long",
          "[A-Za-z_][A-Za-z0-9_.-]{0,199}",
          "alertname",
          "Write it like 'alertname', or 'data.host' for an event.");
  private static final Rule<String> VALUE =
      Rule.text("a text of at most 1000 characters", "(?s).{0,1000}", "mail", "Write it.");
  private static final Rule<String> REASON =
      Rule.text(
          "text on one line, 3 to 500 long",
          "\\S[^\\p{Cntrl}]{1,498}\\S",
          "'{alertname} of {instance}'",
          "Say why, for the record; {label} stands for a label.");

  /** Reads all of them; faults go to {@code faults}. */
  List<Trigger> read(String text, FileFaults faults) {
    List<Trigger> triggers = new ArrayList<>();
    YamlReader.read(text, faults)
        .map(root -> new Section(root, "", faults))
        .ifPresent(
            root -> {
              Set<String> names = new HashSet<>();
              for (Section section : atMost(root, "triggers", MOST)) {
                triggers.add(trigger(section, names));
              }
              root.end();
            });
    return triggers;
  }

  private static List<Section> atMost(Section section, String key, int most) {
    List<Section> all = section.sections(key);
    if (all.size() > most) {
      section.fault(key, "has more than " + most + " entries", "Remove some.");
      return all.subList(0, most);
    }
    return all;
  }

  private static void unique(Section section, String key, String name, Set<String> names) {
    if (section.has(key) && !names.add(name)) {
      section.fault(key, "is in the list twice: " + name, "Rename one of them.");
    }
  }

  private Trigger trigger(Section section, Set<String> names) {
    String name = section.required("trigger", Rules.NAME);
    unique(section, "trigger", name, names);
    String source = section.required("source", Rules.word("alertmanager", "webhook"));
    boolean signed = "webhook".equals(source);
    Optional<Path> secret =
        signed ? Optional.of(files.requiredFile(section, "secretFile")) : Optional.empty();
    secret.ifPresent(file -> SecretFiles.check(section, file));
    List<TriggerRule> rules = new ArrayList<>();
    Set<String> ruleNames = new HashSet<>();
    for (Section rule : atMost(section, "rules", MOST)) {
      rules.add(rule(rule, ruleNames));
    }
    if (rules.isEmpty()) {
      section.fault("rules", "has no rule, so that nothing would ever begin", "Write one.");
    }
    section.end();
    return new Trigger(
        name, signed ? TriggerSource.WEBHOOK : TriggerSource.ALERTMANAGER, secret, rules);
  }

  private TriggerRule rule(Section section, Set<String> names) {
    String name = section.required("rule", Rules.NAME);
    unique(section, "rule", name, names);
    List<LabelMatch> match = matches(section);
    GroupChoice group = group(section);
    OperationKind kind =
        section.required("kind", Rules.oneOf(OperationKind.class, OperationKind.FAILOVER));
    TriggerRule rule =
        new TriggerRule(
            name,
            match,
            group,
            kind,
            target(section, kind, group),
            runbook(section, kind),
            new Template(section.required("reason", REASON)),
            ticket(section));
    section.end();
    return rule;
  }

  private static List<LabelMatch> matches(Section section) {
    List<LabelMatch> all = new ArrayList<>();
    section
        .optionalSection("match")
        .ifPresent(
            s -> s.scalars(VALUE).forEach((k, value) -> all.add(new LabelMatch.Exact(k, value))));
    Map<String, SafePattern> patterns =
        section
            .optionalSection("matchRegex")
            .map(s -> s.scalars(TicketSection.PATTERN))
            .orElse(Map.of());
    patterns.forEach((label, pattern) -> all.add(new LabelMatch.Regex(label, pattern)));
    if (all.isEmpty() || all.size() > MOST_MATCHES) {
      section.fault(
          "match",
          all.isEmpty()
              ? "names no label, so that everything would match"
              : "has more than " + MOST_MATCHES + " labels",
          "Name the alert at least: 'match: {alertname: MailDown}'.");
    }
    return all;
  }

  private GroupChoice group(Section section) {
    Optional<String> fixed = section.optional("group", Rules.NAME);
    Optional<String> label = section.optional("groupFromLabel", LABEL);
    if (fixed.isPresent() == label.isPresent()) {
      section.fault(
          "group",
          fixed.isPresent() ? "is named, and groupFromLabel too" : "is missing",
          "Name the group, or the label that does: 'groupFromLabel: group'.");
    }
    fixed
        .filter(name -> find(name).isEmpty())
        .ifPresent(
            name ->
                section.fault(
                    "group", "is no group: '" + name + "'", "Add its file, or correct the name."));
    return fixed
        .<GroupChoice>map(name -> new GroupChoice.Fixed(new GroupName(name)))
        .orElseGet(() -> new GroupChoice.FromLabel(label.orElse("group")));
  }

  private Optional<Group> find(String name) {
    return groups.stream().filter(group -> group.name().value().equals(name)).findFirst();
  }

  private Optional<NodeName> target(Section section, OperationKind kind, GroupChoice choice) {
    Optional<String> given = section.optional("target", Rules.NAME);
    if (kind == OperationKind.RUNBOOK) {
      if (given.isPresent()) {
        section.fault("target", "is not for a RUNBOOK", "Remove it.");
      }
      return Optional.empty();
    }
    if (given.isEmpty() || (!kind.isMove() && given.get().equals(OTHER))) {
      section.fault(
          "target",
          given.isEmpty() ? "is missing" : "must be a node for a " + kind,
          "Name a node of the group, or 'other' for a move away from the node that has it.");
      return Optional.empty();
    }
    Optional<NodeName> node = given.filter(t -> !t.equals(OTHER)).map(NodeName::new);
    boolean unknown =
        choice instanceof GroupChoice.Fixed fixed
            && node.isPresent()
            && find(fixed.group().value()).filter(g -> g.node(node.get()).isEmpty()).isPresent();
    if (unknown) {
      section.fault("target", "is no node of the group: " + node.get(), "Name one of its nodes.");
    }
    return node;
  }

  private Optional<String> runbook(Section section, OperationKind kind) {
    Optional<String> name = section.optional("runbook", Rules.PROFILE);
    boolean wanted = kind == OperationKind.RUNBOOK;
    if (name.isPresent() != wanted) {
      section.fault(
          "runbook",
          wanted ? "is missing" : "is for the kind RUNBOOK only",
          wanted ? "Name the runbook." : "Remove it.");
    }
    name.filter(n -> !runbooks.contains(n))
        .ifPresent(
            n -> section.fault("runbook", "is no runbook: '" + n + "'", "Correct the name."));
    return name;
  }

  private static Optional<TicketTemplate> ticket(Section section) {
    Optional<Section> found = section.optionalSection("ticket");
    Optional<TicketTemplate> ticket =
        found.map(
            s ->
                new TicketTemplate(
                    s.required("numberFrom", LABEL),
                    s.optional("windowStartFrom", LABEL),
                    s.optional("windowEndFrom", LABEL)));
    found.ifPresent(Section::end);
    return ticket;
  }
}
