package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.DirectoryTaskSpec;
import dev.handover.orchestrator.domain.Profile;
import dev.handover.orchestrator.domain.serving.FinalChecks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a group says about the directory.
 *
 * @param finalChecks what is looked at when all services run
 * @param leaveHost the primary keeps its own HOST names, whoever has the group: moving them away
 *     from a primary that is alive breaks Kerberos to that machine's own name
 */
record DirectorySection(List<String> searchBases, FinalChecks finalChecks, boolean leaveHost) {
  private static final String HOST = "HOST";
  private static final String CLASSES = "serviceClasses";

  static DirectorySection read(Section root, Profile profile) {
    Optional<Section> section = root.optionalSection("directory");
    List<String> bases =
        section.map(s -> s.list("searchBases", Rules.SEARCH_BASE)).orElse(List.of());
    boolean leave =
        section
            .flatMap(s -> s.optional("hostSpns", Rules.word("move", "leave")))
            .filter("leave"::equals)
            .isPresent();
    boolean rehomes =
        profile.directoryTasks().stream().anyMatch(task -> "rehome-mailboxes".equals(task.name()));
    FinalChecks finalChecks = FinalChecksSection.ofGroup(root, section, profile.finalChecks());
    section.ifPresent(Section::end);
    if (rehomes
        && bases.isEmpty()
        && section.map(s -> !s.has("searchBases")).orElse(!root.has("directory"))) {
      root.fault(
          "directory",
          "has no searchBases, but " + profile.name() + " rehomes mailboxes",
          "Name where mailboxes are: 'directory: {searchBases: ['OU=Mail Users,DC=example,DC=test']}'.");
    }
    return new DirectorySection(bases, finalChecks, leave);
  }

  /** The profile as this group wants it. */
  Profile applied(Profile profile) {
    if (!leaveHost) {
      return profile.with(finalChecks);
    }
    List<DirectoryTaskSpec> tasks = new ArrayList<>();
    for (DirectoryTaskSpec task : profile.directoryTasks()) {
      switch (task.name()) {
        case "transfer-spns" -> withoutHost(task).ifPresent(tasks::add);
        case "spn-repair" -> {} // repairs what was moved
        default -> tasks.add(task);
      }
    }
    return profile.withTasks(tasks).with(finalChecks);
  }

  private static Optional<DirectoryTaskSpec> withoutHost(DirectoryTaskSpec task) {
    Map<String, List<String>> parameters = new HashMap<>(task.parameters());
    List<String> classes =
        parameters.getOrDefault(CLASSES, List.of()).stream()
            .filter(name -> !HOST.equalsIgnoreCase(name))
            .toList();
    parameters.put(CLASSES, classes);
    return classes.isEmpty()
        ? Optional.empty()
        : Optional.of(new DirectoryTaskSpec(task.name(), parameters));
  }
}
