package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.RunbookAction;
import dev.handover.orchestrator.domain.RunbookCheck;
import dev.handover.orchestrator.domain.RunbookStep.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads which action or check a step of a runbook names, and whether its parameters fit. */
final class RunbookParameters {
  private static final Map<String, Format> FORMATS =
      Map.of(
          "service", new Format("[^/\\\\\\x00-\\x1f]{1,256}", "Write the service's key name."),
          "version", new Format("[0-9]{1,5}(\\.[0-9]{1,5}){1,3}", "Write it like 5.5.2423.0."),
          "ids", new Format("[0-9]{1,9}", "Write the events' numbers: [4058, 4067]."),
          "settings", new Format("(?s)[^=]{1,256}=.*", "Write 'Key=Value' for each."),
          "path", new Format("[A-Za-z{][^\\x00-\\x1f]{2,239}", "Write a full path on the node."),
          "task",
              new Format("[a-z][a-z0-9-]{0,62}", "GET /v1/tasks of directory-service has them."));

  private RunbookParameters() {}

  private record Format(String regex, String cure) {}

  static Task action(Section section, Map<String, List<String>> with) {
    RunbookAction action =
        one(section, "action", Arrays.asList(RunbookAction.values()), RunbookAction::key);
    check(section, with, action.required(), action.optional());
    return new Task.Act(action);
  }

  static Task check(Section section, Map<String, List<String>> with) {
    RunbookCheck check =
        one(section, "check", Arrays.asList(RunbookCheck.values()), RunbookCheck::key);
    check(section, with, check.required(), check.optional());
    return new Task.Check(check);
  }

  private static <T> T one(Section section, String key, List<T> known, Function<T, String> spelt) {
    String[] words = known.stream().map(spelt).toArray(String[]::new);
    String word = section.required(key, Rules.word(words));
    return known.stream().filter(t -> spelt.apply(t).equals(word)).findFirst().orElseThrow();
  }

  private static void check(
      Section section,
      Map<String, List<String>> with,
      List<String> required,
      List<String> optional) {
    for (String name : required) {
      if (with.getOrDefault(name, List.of()).isEmpty()) {
        section.fault(
            "with", "lacks the parameter '" + name + "'", "Add 'with: {" + name + ": …}'.");
      }
    }
    with.forEach(
        (name, values) -> {
          if (!required.contains(name) && !optional.contains(name) && !optional.contains("*")) {
            section.fault("with", "has a parameter of no use: '" + name + "'", "Remove it.");
          }
          Format format = FORMATS.get(name);
          if (format != null && required.contains(name)) {
            values.stream()
                .filter(value -> !value.matches(format.regex()))
                .forEach(
                    value ->
                        section.fault("with", name + " cannot be '" + value + "'", format.cure()));
          }
        });
  }
}
