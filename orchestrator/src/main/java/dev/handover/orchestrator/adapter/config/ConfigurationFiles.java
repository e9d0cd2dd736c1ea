package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.AddressMode;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Profile;
import dev.handover.orchestrator.domain.Runbook;
import dev.handover.orchestrator.domain.events.Subscription;
import dev.handover.orchestrator.domain.trigger.Trigger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All groups and profiles of a configuration folder: {@code groups/*.yaml}, {@code
 * profiles/*.yaml}, and the profiles that are shipped. Either all of it is right, or a {@link
 * ProblemException} lists everything that is wrong.
 */
final class ConfigurationFiles {
  /** Profiles inside the jar, from {@code profiles/}. */
  static final List<String> SHIPPED =
      List.of("exchange-2003", "exchange-5.5", "exchange-2007", "generic-service");

  /** Runbooks inside the jar, from {@code runbooks/}. */
  static final List<String> SHIPPED_RUNBOOKS =
      List.of(
          "dns-5.5",
          "ims-installation-5.5",
          "q194128-check",
          "q194128-diagnosis",
          "rehearsal",
          "service-pack-5.5",
          "setup-2003",
          "setup-2007",
          "upgrade-2007");

  private static final long MAX_BYTES = 1024 * 1024;
  private static final int MAX_FILES = 10_000;

  private final Path configDir;
  private final boolean plainAllowed;
  private final List<Problem.Item> faults = new ArrayList<>();
  private final Map<String, ProfileFile> profiles = new TreeMap<>();
  private final List<GroupFile> groups = new ArrayList<>();
  private final Map<String, RunbookFile> runbooks = new TreeMap<>();
  private List<Subscription> subscriptions = List.of();
  private final List<Trigger> triggers = new ArrayList<>();

  private ConfigurationFiles(Path configDir, boolean plainAllowed) {
    this.configDir = configDir;
    this.plainAllowed = plainAllowed;
  }

  /** What was read: all ordered by name, but triggers as they stand. */
  record Contents(
      List<Group> groups,
      List<ProfileFile> profiles,
      List<Runbook> runbooks,
      List<Subscription> subscriptions,
      List<Trigger> triggers) {
    static final Contents NONE =
        new Contents(List.of(), List.of(), List.of(), List.of(), List.of());

    Contents {
      subscriptions = List.copyOf(subscriptions);
      groups = List.copyOf(groups);
      profiles = List.copyOf(profiles);
      runbooks = List.copyOf(runbooks);
      triggers = List.copyOf(triggers);
    }
  }

  /**
   * Reads the folder.
   *
   * @param plainAllowed whether nodes may be reached without TLS
   * @throws ProblemException {@code invalid-configuration}, with all faults
   */
  static Contents read(Path configDir, boolean plainAllowed) {
    ConfigurationFiles files = new ConfigurationFiles(configDir, plainAllowed);
    files.readAll();
    if (!files.faults.isEmpty()) {
      throw new ProblemException(problem(files.faults));
    }
    return new Contents(
        files.groups.stream()
            .map(GroupFile::group)
            .sorted(Comparator.comparing(Group::name))
            .toList(),
        List.copyOf(files.profiles.values()),
        files.runbooks.values().stream().map(RunbookFile::runbook).toList(),
        files.subscriptions,
        files.triggers);
  }

  private static Problem problem(List<Problem.Item> faults) {
    String count = faults.size() == 1 ? "One thing is wrong" : faults.size() + " things are wrong";
    return new Problem(
        ProblemCode.INVALID_CONFIGURATION,
        count + " in the configuration; what was in force before still is.",
        "Correct the files named in errors, then reload.",
        faults);
  }

  private void readAll() {
    SHIPPED.forEach(this::readShipped);
    if (!Files.isDirectory(configDir)) {
      faults.add(
          new Problem.Item(
              configDir.toString(),
              "is not a folder",
              "Create it with a folder 'groups' inside, or set handover.orchestrator.config-dir."));
      return;
    }
    yamlFiles("profiles").forEach(this::readProfile);
    Map<String, Profile> known = new TreeMap<>();
    profiles.forEach((name, file) -> known.put(name, file.profile()));
    readRunbooks(known.keySet());
    NodeSection nodes = new NodeSection(configDir, plainAllowed);
    Path events = configDir.resolve("events.yaml");
    if (Files.exists(events)) {
      text(events)
          .ifPresent(text -> subscriptions = new EventsFile(nodes).read(text, faultsOf(events)));
    }
    for (Path file : yamlFiles("groups")) {
      int faultsBefore = faults.size();
      Optional<GroupFile> group =
          text(file).flatMap(text -> GroupFile.read(text, nodes, known, faultsOf(file)));
      // What a faulty file was read as is a stand-in: comparing it would report faults that are not
      // there.
      group.filter(read -> faults.size() == faultsBefore).ifPresent(groups::add);
    }
    compareGroups();
    readTriggers(nodes);
  }

  private void readTriggers(NodeSection nodes) {
    Path file = configDir.resolve("triggers.yaml");
    if (Files.exists(file)) {
      List<Group> known = groups.stream().map(GroupFile::group).toList();
      TriggersFile reader = new TriggersFile(nodes, known, runbooks.keySet());
      text(file).ifPresent(text -> triggers.addAll(reader.read(text, faultsOf(file))));
    }
  }

  private void readRunbooks(Set<String> known) {
    for (String name : SHIPPED_RUNBOOKS) {
      String resource = "runbooks/" + name + ".yaml";
      RunbookFile.read(
              shipped(resource), true, known, new FileFaults("shipped " + resource, faults))
          .ifPresent(file -> runbooks.put(name, file));
    }
    for (Path file : yamlFiles("runbooks")) {
      text(file)
          .flatMap(text -> RunbookFile.read(text, false, known, faultsOf(file)))
          .ifPresent(this::addRunbook);
    }
  }

  private void addRunbook(RunbookFile read) {
    RunbookFile before = runbooks.putIfAbsent(read.runbook().name(), read);
    if (before != null) {
      faults.add(
          new Problem.Item(
              read.where(),
              "is the name of another runbook, at " + before.where(),
              "Choose a name of its own."));
    }
  }

  private void readShipped(String name) {
    String resource = "profiles/" + name + ".yaml";
    ProfileFile.read(shipped(resource), new FileFaults("shipped " + resource, faults))
        .ifPresent(file -> profiles.put(name, file));
  }

  private static String shipped(String resource) {
    try (InputStream in = ConfigurationFiles.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + resource, e);
    }
  }

  private void readProfile(Path file) {
    Optional<ProfileFile> read = text(file).flatMap(text -> ProfileFile.read(text, faultsOf(file)));
    if (read.isEmpty()) {
      return;
    }
    String name = read.get().profile().name();
    ProfileFile before = profiles.putIfAbsent(name, read.get());
    if (before != null) {
      faults.add(
          new Problem.Item(
              read.get().where(),
              "is the name of another profile, at " + before.where(),
              "Choose a name of its own."));
    }
  }

  /** Faults that show only when groups lie side by side. */
  private void compareGroups() {
    unique(
        file -> Optional.of("group " + file.group().name()),
        "group",
        "Choose another name, or remove one of the files.");
    unique(
        ConfigurationFiles::diskOfNodes,
        "disk",
        "One disk belongs to one group; merge the groups or name another disk.");
    unique(ConfigurationFiles::floating, "address", "Every group has its own floating address.");
  }

  private void unique(Function<GroupFile, Optional<String>> property, String key, String cure) {
    Map<String, GroupFile> seen = new HashMap<>();
    for (GroupFile file : groups) {
      Optional<String> value = property.apply(file);
      GroupFile before = value.map(v -> seen.putIfAbsent(v, file)).orElse(null);
      if (before != null) {
        String other = before.section().faults().where(before.section().line(key), key);
        file.section()
            .fault(key, "is used twice: " + value.orElseThrow() + ", first at " + other, cure);
      }
    }
  }

  private static Optional<String> diskOfNodes(GroupFile file) {
    Group group = file.group();
    String nodes =
        Stream.of(group.primary().url().toString(), group.backup().url().toString())
            .sorted()
            .toList()
            .toString();
    return Optional.of("disk " + group.disk().id() + " of " + nodes);
  }

  private static Optional<String> floating(GroupFile file) {
    return file.group().address() instanceof AddressMode.Floating floating
        ? Optional.of("address " + floating.ip())
        : Optional.empty();
  }

  private List<Path> yamlFiles(String folder) {
    Path dir = configDir.resolve(folder);
    if (!Files.isDirectory(dir)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(dir)) {
      return files
          .filter(file -> file.toString().matches(".*\\.ya?ml"))
          .sorted()
          .limit(MAX_FILES)
          .toList();
    } catch (IOException e) {
      faults.add(
          new Problem.Item(
              folder, "cannot be listed: " + e.getMessage(), "Make it readable for this service."));
      return List.of();
    }
  }

  private Optional<String> text(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        faultsOf(file)
            .add(1, "", "is larger than 1 MiB", "Split it, or remove what does not belong there.");
        return Optional.empty();
      }
      return Optional.of(Files.readString(file));
    } catch (CharacterCodingException e) {
      faultsOf(file).add(1, "", "is not UTF-8", "Save it as UTF-8.");
    } catch (IOException e) {
      faultsOf(file).add(1, "", "cannot be read", "Make it readable for this service.");
    }
    return Optional.empty();
  }

  private FileFaults faultsOf(Path file) {
    return new FileFaults(configDir.relativize(file).toString().replace('\\', '/'), faults);
  }
}
