package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.adapter.config.ProfileFacts.Hotfix;
import dev.handover.orchestrator.adapter.config.ProfileFacts.ServiceStart;
import dev.handover.orchestrator.adapter.config.ProfileFacts.SupportedRange;
import dev.handover.orchestrator.domain.DirectoryTaskSpec;
import dev.handover.orchestrator.domain.HotfixNeed;
import dev.handover.orchestrator.domain.InventoryList;
import dev.handover.orchestrator.domain.Profile;
import dev.handover.orchestrator.domain.ProfileService;
import dev.handover.orchestrator.domain.ServiceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One profile file, read.
 *
 * @param where file and line of its name, for faults that show only later
 */
record ProfileFile(String where, Profile profile, ProfileFacts facts) {
  private static final Rule<ServiceStart> START_TYPE =
      Rules.oneOf(ServiceStart.class, ServiceStart.MANUAL);
  private static final Rule<String> WINDOWS =
      Rule.text(
          "Windows' own version", "[0-9]{1,2}\\.[0-9]", "'5.2'", "Write '5.2' for Server 2003.");
  private static final Rule<String> HOTFIX =
      Rule.text(
          "an article such as KB898060", "KB\\d{6,7}", "KB898060", "Write KB and its number.");
  private static final Rule<String> VALUE =
      Rule.text("text, 1 to 4096 long", "(?s).{1,4096}", "value", "Write a value.");

  /**
   * Reads a profile; faults go to {@code faults}, and the result is for use only when there are
   * none.
   */
  static Optional<ProfileFile> read(String text, FileFaults faults) {
    return YamlReader.read(text, faults).map(root -> read(new Section(root, "", faults), faults));
  }

  private static ProfileFile read(Section root, FileFaults faults) {
    String name = root.required("profile", Rules.PROFILE);
    String title = root.required("title", Rules.TEXT);
    Map<ServiceName, ServiceStart> startTypes = new LinkedHashMap<>();
    List<ProfileService> services = services(root, startTypes);
    Map<ServiceName, ServiceStart> prerequisites = prerequisites(root);
    List<Hotfix> hotfixes = hotfixes(root);
    InventoryList inventory =
        InventorySection.read(root, prerequisites.keySet())
            .with(hotfixes.stream().flatMap(hotfix -> hotfix.need().stream()).toList());
    Profile profile =
        new Profile(
            name,
            title,
            services,
            tasks(root),
            root.list("notices", Rules.TEXT),
            inventory,
            LayoutSection.read(root),
            FinalChecksSection.ofProfile(root));
    ProfileFacts facts = new ProfileFacts(startTypes, prerequisites, supported(root), hotfixes);
    root.end();
    return new ProfileFile(faults.where(root.line("profile"), "profile"), profile, facts);
  }

  /** The {@code services} list of a profile or a group, in start order. */
  static List<ProfileService> services(Section owner, Map<ServiceName, ServiceStart> startTypes) {
    List<ProfileService> services = new ArrayList<>();
    for (Section service : owner.sections("services")) {
      ServiceName name = service.required("name", Rules.SERVICE);
      if (startTypes.put(
              name, service.optional("startType", START_TYPE).orElse(ServiceStart.MANUAL))
          != null) {
        service.fault("name", "is in the list twice: " + name, "Remove one of them.");
      }
      services.add(
          new ProfileService(
              name,
              after(service, services),
              service.optional("startDeadline", Rules.DEADLINE).orElse(Rules.DEADLINE.sample()),
              service.optional("stopDeadline", Rules.DEADLINE).orElse(Rules.DEADLINE.sample()),
              service.optional("startAttempts", Rules.ATTEMPTS).orElse(Rules.ATTEMPTS.sample())));
      service.end();
    }
    return services;
  }

  /** Without a word about it, a service comes after the one before it in the list. */
  private static List<ServiceName> after(Section service, List<ProfileService> before) {
    List<ServiceName> known = before.stream().map(ProfileService::name).toList();
    if (!service.has("after")) {
      return known.isEmpty() ? List.of() : List.of(known.getLast());
    }
    List<ServiceName> after = service.list("after", Rules.SERVICE);
    for (ServiceName name : after) {
      if (!known.contains(name)) {
        service.fault(
            "after",
            "names a service that does not stand before this one: " + name,
            "List the services in an order in which they can be started: "
                + name
                + " first, then this one.");
      }
    }
    return after;
  }

  private static List<DirectoryTaskSpec> tasks(Section root) {
    List<DirectoryTaskSpec> tasks = new ArrayList<>();
    for (Section task : root.sections("directoryTasks")) {
      String name = task.required("name", Rules.NAME);
      Map<String, List<String>> parameters =
          task.optionalSection("parameters").map(section -> section.lists(VALUE)).orElse(Map.of());
      if (tasks.stream().anyMatch(other -> other.name().equals(name))) {
        task.fault("name", "is in the list twice: " + name, "Remove one of them.");
      }
      tasks.add(new DirectoryTaskSpec(name, parameters));
      task.end();
    }
    return tasks;
  }

  private static Map<ServiceName, ServiceStart> prerequisites(Section root) {
    Map<ServiceName, ServiceStart> prerequisites = new LinkedHashMap<>();
    for (Section service : root.sections("prerequisiteServices")) {
      prerequisites.put(
          service.required("name", Rules.SERVICE), service.required("startType", START_TYPE));
      service.end();
    }
    return prerequisites;
  }

  private static SupportedRange supported(Section root) {
    Optional<Section> section = root.optionalSection("supported");
    if (section.isEmpty()) {
      return new SupportedRange(List.of(), List.of(), List.of(), 2);
    }
    SupportedRange range =
        new SupportedRange(
            section.get().list("includes", Rules.TEXT),
            section.get().list("excludes", Rules.TEXT),
            section.get().list("windows", Rules.TEXT),
            section.get().optional("nodes", Rules.integer(2, 2, 2)).orElse(2));
    section.get().end();
    return range;
  }

  private static List<Hotfix> hotfixes(Section root) {
    List<Hotfix> hotfixes = new ArrayList<>();
    for (Section hotfix : root.sections("hotfixes")) {
      String id = hotfix.required("id", HOTFIX);
      hotfixes.add(
          new Hotfix(
              id,
              hotfix.optional("containedIn", Rules.TEXT),
              hotfix.optional("after", Rules.TEXT),
              hotfix.optional("neededOn", Rules.TEXT),
              need(hotfix, id)));
      hotfix.end();
    }
    return hotfixes;
  }

  /** A machine knows of its Windows' hotfixes and service pack, and of no other product's. */
  private static Optional<HotfixNeed> need(Section hotfix, String id) {
    List<String> anyOf = Stream.concat(Stream.of(id), hotfix.list("or", HOTFIX).stream()).toList();
    Optional<Integer> pack = hotfix.optional("servicePack", Rules.integer(1, 9, 2));
    return hotfix.optional("windows", WINDOWS).map(windows -> new HotfixNeed(anyOf, windows, pack));
  }
}
