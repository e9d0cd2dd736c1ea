package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.GroupWords;
import dev.handover.orchestrator.domain.Place;
import dev.handover.orchestrator.domain.Question;
import dev.handover.orchestrator.domain.Runbook;
import dev.handover.orchestrator.domain.RunbookStep;
import dev.handover.orchestrator.domain.RunbookStep.Task;
import dev.handover.orchestrator.domain.StepId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One runbook file, read.
 *
 * @param where file and line of its name, for faults that show only later
 */
record RunbookFile(String where, Runbook runbook) {
  private static final List<String> KINDS =
      List.of("manual", "move", "action", "check", "freeze", "unfreeze");
  private static final Rule<String> STEP =
      Rule.text(
          "a name of lower-case letters, digits and '-', at most 40 long",
          "[a-z0-9][a-z0-9-]{0,39}",
          "to-backup",
          "Write it like 'to-backup'.");
  private static final Rule<String> PLACE =
      Rules.word("primary", "backup", "active", "standby", "both");
  private static final Rule<String> DESTINATION =
      Rules.word("primary", "backup", "standby", "other");
  private static final Rule<String> INSTRUCTIONS =
      Rule.text(
          "text, 1 to 8000 long", "(?s)\\S.{0,7999}", "do this", "Say what a person has to do.");
  private static final Rule<Duration> LENGTH =
      Rule.parsed(
          "a duration from PT1M to P30D (ISO 8601)",
          Duration.ofHours(4),
          RunbookFile::length,
          "Write four hours as PT4H.");
  private static final Rule<String> PATTERN =
      Rule.parsed(
          "a regular expression",
          ".+",
          text -> Pattern.compile(text).pattern(),
          "Write one that the whole answer has to match, in quotes.");
  private static final Pattern WORD = Pattern.compile("\\{([A-Za-z.]+)\\}");

  /** Reads a runbook; faults go to {@code faults}. */
  static Optional<RunbookFile> read(
      String text, boolean shipped, Set<String> profiles, FileFaults faults) {
    return YamlReader.read(text, faults)
        .map(root -> read(new Section(root, "", faults), shipped, profiles));
  }

  private static RunbookFile read(Section root, boolean shipped, Set<String> known) {
    String name = root.required("runbook", Rules.PROFILE);
    String title = root.required("title", Rules.TEXT);
    Optional<String> source = root.optional("source", Rules.TEXT);
    List<String> profiles = root.list("profiles", Rules.PROFILE);
    profiles.stream()
        .filter(profile -> !known.contains(profile))
        .forEach(
            profile ->
                root.fault(
                    "profiles",
                    "names no profile: '" + profile + "'",
                    "Known: " + String.join(", ", known) + "."));
    List<String> notices = root.list("notices", Rules.TEXT);
    List<RunbookStep> steps = new ArrayList<>();
    Set<StepId> ids = new HashSet<>();
    for (Section section : root.sections("steps")) {
      RunbookStep step = step(section);
      if (!ids.add(step.id())) {
        section.fault("id", "is in the list twice: " + step.id(), "Rename one of them.");
      }
      steps.add(step);
    }
    if (steps.isEmpty()) {
      root.fault("steps", "has no step", "Write at least one: '- {id: …, manual: …}'.");
    }
    root.end();
    return new RunbookFile(
        root.faults().where(root.line("runbook"), "runbook"),
        new Runbook(name, title, source, shipped, profiles, notices, steps));
  }

  private static RunbookStep step(Section section) {
    StepId id = new StepId(section.required("id", STEP));
    List<String> given = KINDS.stream().filter(section::has).toList();
    String kind = given.isEmpty() ? "manual" : given.getFirst();
    if (given.size() != 1) {
      section.fault(
          given.size() > 1 ? given.get(1) : "id",
          given.isEmpty() ? "is a step that does nothing" : "is one thing too many for a step",
          "Give each step exactly one of " + String.join(", ", KINDS) + ".");
    }
    Place on = section.optional("on", PLACE).map(RunbookFile::place).orElse(Place.ACTIVE);
    Map<String, List<String>> with =
        section
            .optionalSection("with")
            .map(parameters -> parameters.oneOrMore(Rules.TEXT))
            .orElse(Map.of());
    Task task =
        switch (kind) {
          case "move" -> new Task.Move(place(section.required("move", DESTINATION)));
          case "action" -> RunbookParameters.action(section, with);
          case "check" -> RunbookParameters.check(section, with);
          case "freeze" ->
              new Task.Freeze(
                  section.required("freeze", Rules.TEXT), section.required("for", LENGTH));
          case "unfreeze" -> unfreeze(section);
          default -> new Task.Manual(section.required("manual", INSTRUCTIONS), questions(section));
        };
    RunbookStep step =
        new RunbookStep(id, task, task instanceof Task.Move ? Place.ACTIVE : on, with);
    words(section, kind, step);
    section.end();
    return step;
  }

  private static Task unfreeze(Section section) {
    section.required("unfreeze", Rules.word("true"));
    return new Task.Unfreeze();
  }

  private static List<Question> questions(Section section) {
    List<Question> questions = new ArrayList<>();
    for (Section ask : section.sections("ask")) {
      questions.add(
          new Question(
              ask.required("name", STEP),
              ask.required("text", Rules.TEXT),
              ask.optional("pattern", PATTERN).orElse("(?s).+")));
      ask.end();
    }
    if (questions.stream().map(Question::name).distinct().count() < questions.size()
        || questions.size() > 10) {
      section.fault("ask", "asks the same thing twice, or too much", "Ask up to ten things.");
    }
    return questions;
  }

  /** A word in braces that stands for nothing is a typing error. */
  private static void words(Section section, String kind, RunbookStep step) {
    String text = step.task() instanceof Task.Manual manual ? manual.instructions() : "";
    WORD.matcher(text + step.with().values())
        .results()
        .map(found -> found.group(1))
        .filter(word -> !GroupWords.KNOWN.contains(word))
        .forEach(
            word ->
                section.fault(
                    step.with().isEmpty() ? kind : "with",
                    "has a word in braces that stands for nothing: {" + word + "}",
                    "Known: " + String.join(", ", GroupWords.KNOWN) + "."));
  }

  private static Place place(String word) {
    return "other".equals(word) ? Place.STANDBY : Place.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Duration length(String text) {
    Duration length = Duration.parse(text);
    if (length.compareTo(Duration.ofMinutes(1)) < 0 || length.compareTo(Duration.ofDays(30)) > 0) {
      throw new IllegalArgumentException(text);
    }
    return length;
  }
}
