package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.adapter.config.YamlValue.Sequence;
import dev.handover.orchestrator.domain.AddressMode;
import dev.handover.orchestrator.domain.ClusterName;
import dev.handover.orchestrator.domain.DirectoryTaskSpec;
import dev.handover.orchestrator.domain.DiskLayout;
import dev.handover.orchestrator.domain.DiskRef;
import dev.handover.orchestrator.domain.DnsRecord;
import dev.handover.orchestrator.domain.FenceAgent;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Profile;
import dev.handover.orchestrator.domain.ProfileService;
import dev.handover.orchestrator.domain.Protection;
import dev.handover.orchestrator.domain.times.Importance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One group file, read.
 *
 * @param section where its parts stand, for faults that show only when groups are compared
 */
record GroupFile(Section section, Group group) {
  private static final DnsRecord NO_RECORD = new DnsRecord("example.test", "exch1");

  /**
   * Reads a group; faults go to {@code faults}, and the result is for use only when there are none.
   */
  static Optional<GroupFile> read(
      String text, NodeSection nodes, Map<String, Profile> profiles, FileFaults faults) {
    return YamlReader.read(text, faults)
        .map(root -> new Reader(new Section(root, "", faults), nodes, profiles).read());
  }

  /** The parts of a group, in the order of the documentation. */
  private record Reader(Section root, NodeSection nodes, Map<String, Profile> profiles) {
    GroupFile read() {
      GroupName name = new GroupName(root.required("group", Rules.NAME));
      Profile profile = profile();
      Optional<Section> both = root.section("nodes");
      int faultsBefore = root.faults().count();
      NodeRef primary =
          both.map(section -> nodes.read(section, "primary")).orElse(NodeSection.SAMPLE);
      NodeRef backup =
          both.map(section -> nodes.read(section, "backup")).orElse(NodeSection.SAMPLE);
      both.ifPresent(Section::end);
      if (root.faults().count() == faultsBefore) {
        both.ifPresent(section -> differ(section, primary, backup));
      }
      AddressMode address = address();
      Optional<DnsRecord> dns = dns(address);
      DiskRef disk = disk();
      DirectorySection directory = DirectorySection.read(root, profile);
      Optional<ClusterName> cluster = ClusterSection.read(root, address, dns);
      PolicySection policy = PolicySection.read(root, nodes.usualOverrides());
      Map<NodeName, FenceAgent> agents =
          new FenceSection(Map.of("primary", primary.name(), "backup", backup.name()), nodes)
              .read(root);
      Protection protection =
          new Protection(
                  policy.moves(),
                  agents,
                  FailoverSection.read(root),
                  policy.proofs(),
                  policy.overrides())
              .asking(policy.ticket());
      DiskLayout layout = layout(profile, policy.directoriesAtStart());
      Importance importance = ImportanceSection.read(root);
      root.end();
      return new GroupFile(
          root,
          new Group(
              name,
              directory.applied(profile).with(layout),
              primary,
              backup,
              disk,
              address,
              dns,
              directory.searchBases(),
              policy.onFailure(),
              policy.sourceLease(),
              protection,
              cluster,
              importance));
    }

    private Profile profile() {
      String name = root.required("profile", Rules.PROFILE);
      Profile profile = profiles.get(name);
      if (profile == null) {
        if (root.has("profile")) {
          String near =
              Spelling.nearest(name, profiles.keySet())
                  .map(word -> "Did you mean '" + word + "'? ")
                  .orElse("");
          root.fault(
              "profile",
              "is no profile: '" + name + "'",
              near + "Known: " + String.join(", ", profiles.keySet()) + ".");
        }
        root.raw("services");
        root.raw("spns");
        return new Profile(name, name, List.of(), List.of(), List.of());
      }
      return profile.services().isEmpty() ? withOwnServices(profile) : withoutOwnServices(profile);
    }

    private DiskLayout layout(Profile profile, boolean atStart) {
      if (profiles.containsKey(profile.name())) {
        return LayoutSection.readOwn(root, profile.layout(), atStart);
      }
      root.raw("storageGroups");
      return DiskLayout.NOTHING;
    }

    private Profile withoutOwnServices(Profile profile) {
      for (String key : List.of("services", "spns")) {
        if (root.has(key)) {
          root.fault(
              key,
              "is for groups of generic-service; " + profile.name() + " has its own",
              "Remove it.");
        }
      }
      return profile;
    }

    private Profile withOwnServices(Profile profile) {
      List<ProfileService> services = ProfileFile.services(root, new LinkedHashMap<>());
      if (services.isEmpty()) {
        root.fault(
            "services",
            "has no service",
            "List the services in start order: '- {name: MyService}'.");
      }
      List<String> spns =
          root.list(
              "spns",
              Rule.text(
                  "an SPN's service class",
                  "[A-Za-z0-9_-]{1,64}",
                  "HOST",
                  "Write the part before the slash."));
      List<DirectoryTaskSpec> tasks = new ArrayList<>();
      for (DirectoryTaskSpec task : profile.directoryTasks()) {
        if (!"transfer-spns".equals(task.name())) {
          tasks.add(task);
        } else if (!spns.isEmpty()) {
          tasks.add(new DirectoryTaskSpec(task.name(), Map.of("serviceClasses", spns)));
        }
      }
      return new Profile(
          profile.name(),
          profile.title(),
          services,
          tasks,
          profile.notices(),
          profile.inventory(),
          profile.layout(),
          profile.finalChecks());
    }

    private static void differ(Section both, NodeRef primary, NodeRef backup) {
      String cure = "Two different servers make a group; correct one of them.";
      if (primary.name().equals(backup.name())) {
        both.fault(
            "backup",
            "names the node '" + backup.name() + "' twice, as primary and as backup",
            cure);
      }
      if (primary.computer().equalsIgnoreCase(backup.computer())) {
        both.fault("backup", "has the primary's computer, " + backup.computer(), cure);
      }
      if (primary.server().equalsIgnoreCase(backup.server())) {
        both.fault("backup", "has the primary's server object, " + backup.server(), cure);
      }
      if (primary.url().equals(backup.url())) {
        both.fault(
            "backup",
            "has the primary's url, " + backup.url(),
            "Give each node's own address; never the floating one.");
      }
    }

    private DiskRef disk() {
      Optional<Section> section = root.section("disk");
      DiskRef disk =
          section
              .map(
                  s ->
                      new DiskRef(
                          s.required("id", Rules.DISK),
                          s.required("mountPoint", Rules.MOUNT_POINT)))
              .orElse(new DiskRef("none", "X:"));
      section.ifPresent(Section::end);
      return disk;
    }

    private AddressMode address() {
      AddressMode.Floating none = new AddressMode.Floating("192.0.2.50", 24);
      if (root.raw("address").orElse(null) instanceof Sequence list) {
        tooMany("address", list);
        return none;
      }
      Optional<Section> found = root.section("address");
      if (found.isEmpty()) {
        return none;
      }
      Section section = found.get();
      AddressMode mode =
          "dns".equals(section.required("mode", Rules.word("floating", "dns")))
              ? perNode(section)
              : floating(section);
      section.end();
      return mode;
    }

    private static AddressMode perNode(Section section) {
      String primary = section.required("primary", Rules.IP);
      String backup = section.required("backup", Rules.IP);
      if (primary.equals(backup) && section.has("primary") && section.has("backup")) {
        section.fault(
            "backup",
            "is the primary's address",
            "In mode dns each node has its own service address.");
      }
      if (primary.contains(":") != backup.contains(":")
          && section.has("primary")
          && section.has("backup")) {
        section.fault(
            "backup",
            "is not of the primary's kind: the record would change between A and AAAA, and clients"
                + " that ask for one of them would find nothing",
            "Give both nodes an IPv4 address, or both an IPv6 address.");
      }
      return new AddressMode.DnsOnly(primary, backup);
    }

    private AddressMode floating(Section section) {
      if (section.raw("ip").orElse(null) instanceof Sequence list) {
        tooMany("address.ip", list);
        section.raw("prefixLength");
        return new AddressMode.Floating("192.0.2.50", 24);
      }
      String ip = section.required("ip", Rules.IP);
      int most = ip.contains(":") ? 128 : 32;
      return new AddressMode.Floating(
          ip, section.required("prefixLength", Rules.integer(1, most, 24)));
    }

    private void tooMany(String path, Sequence list) {
      root.faults()
          .add(
              list.line(),
              path,
              "names " + list.items().size() + " floating addresses; a group has exactly one",
              "Keep the one that clients use. (Exchange on a cluster: exactly one floating address, no virtual ones.)");
    }

    private Optional<DnsRecord> dns(AddressMode address) {
      Optional<Section> section = root.optionalSection("dns");
      Optional<DnsRecord> dns =
          section.map(
              s -> new DnsRecord(s.required("zone", Rules.ZONE), s.required("record", Rules.ZONE)));
      section.ifPresent(Section::end);
      if (address instanceof AddressMode.DnsOnly && !root.has("dns")) {
        root.fault(
            "dns",
            "is missing, but address.mode is dns",
            "Name the record to change: 'dns: {zone: example.test, record: exch1}'.");
        return Optional.of(NO_RECORD);
      }
      return dns;
    }
  }
}
