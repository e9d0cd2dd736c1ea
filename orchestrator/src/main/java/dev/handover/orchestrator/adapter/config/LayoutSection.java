package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.DiskDirectory;
import dev.handover.orchestrator.domain.DiskDirectory.Grant;
import dev.handover.orchestrator.domain.DiskDirectory.Rights;
import dev.handover.orchestrator.domain.DiskLayout;
import dev.handover.orchestrator.domain.DiskPath;
import dev.handover.orchestrator.domain.StorageGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * What a profile, and a group for itself, say of the switching disk: `directories`, `purge` and
 * `storageGroups`. Node-service would refuse the same paths, but only when somebody waits for it.
 */
final class LayoutSection {
  private static final String DISK = "{disk}\\";

  /** As many as node-service takes at once. */
  private static final int MOST_DIRECTORIES = 200;

  private static final int MOST_FILES = 100;

  /** Of all paths of a kind together, so that a plan can show them. */
  private static final int MOST_TEXT = 9_000;

  private static final Rule<String> DIRECTORY =
      Rule.parsed(
          "a directory on the group's disk, '{disk}\\' and names that Windows keeps as they are, without '..' and '*'",
          "'{disk}\\Exchsrv'",
          text -> relative(text, false),
          "Write it like '{disk}\\Exchsrv', in quotes; {storageGroup} stands for one directory each.");
  private static final Rule<String> PURGED =
      Rule.parsed(
          "a file on the group's disk, '{disk}\\' and names that Windows keeps as they are, without '..'; only a log's generations may be a '*'",
          "'{disk}\\Exchsrv\\mdbdata\\priv1.edb'",
          text -> relative(text, true),
          "Name one file, like '{disk}\\Exchsrv\\mdbdata\\priv1.edb', in quotes, or the generations of a log, like 'E00*.log': a wider pattern would take databases.");
  private static final Rule<String> SID =
      Rule.text(
          "a well-known SID",
          "S-1-5(-\\d{1,10}){1,5}",
          "S-1-5-18",
          "Use the SID: names differ between languages of Windows.");
  private static final Rule<String> NAME =
      Rule.parsed(
          "a name that a directory can have, at most 64 long",
          "First Storage Group",
          LayoutSection::name,
          "Write it as in Exchange; what Windows does not keep in a file name cannot be used.");
  private static final Rule<String> LOGS =
      Rule.text(
          "the base name of a storage group's logs",
          "[A-Za-z0-9]{3}",
          "E00",
          "Look at the logs: E00 is the first storage group of a server, E01 the second.");

  private LayoutSection() {}

  /** What a profile says, placeholders and all. */
  static DiskLayout read(Section root) {
    List<DiskDirectory> directories = new ArrayList<>();
    for (Section directory : root.sections("directories")) {
      directories.add(
          new DiskDirectory(directory.required("path", DIRECTORY), permissions(directory)));
      directory.end();
    }
    DiskLayout layout =
        new DiskLayout(directories, root.list("purge", PURGED), storageGroups(root), false);
    if (layout.dependsOnStorageGroups() && layout.storageGroups().isEmpty()) {
      root.fault(
          "storageGroups",
          "is missing, but paths depend on it",
          "Add 'storageGroups: [{name: First Storage Group, logs: E00, databases: [priv1]}]'.");
    }
    return layout;
  }

  /**
   * The layout of the profile as a group wants it; what it leaves out is as in the profile.
   *
   * @param atStart whether the group wants a START to assert the directories
   */
  static DiskLayout readOwn(Section group, DiskLayout layout, boolean atStart) {
    List<StorageGroup> own = storageGroups(group);
    if (!own.isEmpty() && !layout.dependsOnStorageGroups()) {
      group.fault(
          "storageGroups",
          "means nothing here: no path of the profile depends on it",
          "Remove it.");
    }
    DiskLayout whole = layout.with(own.isEmpty() ? layout.storageGroups() : own, atStart);
    String key = own.isEmpty() ? "profile" : "storageGroups";
    try {
      List<String> directories =
          whole.directoriesToMake().stream().map(DiskDirectory::toString).toList();
      List<String> files = whole.filesToPurge().stream().map(DiskPath::value).toList();
      bounded(group, key, directories, MOST_DIRECTORIES);
      bounded(group, key, files, MOST_FILES);
    } catch (IllegalArgumentException e) {
      group.fault(key, "makes a path that no disk can have: " + e.getMessage(), "Shorten it.");
    }
    return whole;
  }

  private static void bounded(Section group, String key, List<String> paths, int most) {
    if (paths.size() > most || String.join(", ", paths).length() > MOST_TEXT) {
      group.fault(
          key,
          "makes %d paths on the disk; %d is the most, and %d characters of them"
              .formatted(paths.size(), most, MOST_TEXT),
          "Name fewer storage groups or databases.");
    }
  }

  private static List<Grant> permissions(Section directory) {
    List<Grant> permissions = new ArrayList<>();
    for (Section permission : directory.sections("permissions")) {
      String account = permission.required("account", SID);
      if (permissions.stream().anyMatch(grant -> grant.account().equals(account))) {
        permission.fault("account", "is in the list twice: " + account, "Remove one of them.");
      }
      permissions.add(
          new Grant(
              account,
              permission.required("rights", Rules.oneOf(Rights.class, Rights.FULL_CONTROL))));
      permission.end();
    }
    return permissions;
  }

  private static List<StorageGroup> storageGroups(Section owner) {
    List<StorageGroup> groups = new ArrayList<>();
    for (Section group : owner.sections("storageGroups")) {
      int faultsBefore = owner.faults().count();
      StorageGroup read =
          new StorageGroup(
              group.required("name", NAME),
              group.required("logs", LOGS),
              group.list("databases", NAME));
      boolean isWhole = owner.faults().count() == faultsBefore;
      if (isWhole && groups.stream().anyMatch(other -> isSame(other, read))) {
        group.fault(
            "name",
            "has the name or the logs of another one: " + read.name(),
            "A storage group has a name and a base name of logs of its own.");
      }
      groups.add(read);
      group.end();
    }
    return groups;
  }

  private static boolean isSame(StorageGroup one, StorageGroup other) {
    return one.name().equalsIgnoreCase(other.name()) || one.logs().equalsIgnoreCase(other.logs());
  }

  /** Without `{disk}\`, as node-service takes it; placeholders stay. */
  private static String relative(String text, boolean generations) {
    if (!text.startsWith(DISK)) {
      throw new IllegalArgumentException(text);
    }
    String path = text.substring(DISK.length());
    String sample =
        path.replace(DiskLayout.STORAGE_GROUP, "First")
            .replace(DiskLayout.LOGS, "E00")
            .replace(DiskLayout.DATABASE, "priv1");
    if (sample.contains("{") || !(generations || new DiskPath(sample).isOne())) {
      throw new IllegalArgumentException(text);
    }
    new DiskPath(sample);
    return path;
  }

  private static String name(String text) {
    if (text.length() > 64 || text.contains("\\") || text.contains("{")) {
      throw new IllegalArgumentException(text);
    }
    return new DiskPath(text).value();
  }
}
