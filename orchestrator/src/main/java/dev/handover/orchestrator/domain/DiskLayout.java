package dev.handover.orchestrator.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an application has on the group's disk. Paths are relative to the mount point and may have
 * placeholders: {@code {storageGroup}}, {@code {logs}} and {@code {database}} stand for one path
 * each.
 *
 * @param directories parents before children
 * @param purge files that the first pass of a set-up leaves there, and that the second pass must
 *     not find. Removing them is for a group that never served a mailbox, and nothing else
 * @param storageGroups what the placeholders stand for
 * @param atStart whether a START asserts the directories, too, and not only a set-up
 */
public record DiskLayout(
    List<DiskDirectory> directories,
    List<String> purge,
    List<StorageGroup> storageGroups,
    boolean atStart) {
  public static final DiskLayout NOTHING = new DiskLayout(List.of(), List.of(), List.of(), false);

  public static final String STORAGE_GROUP = "{storageGroup}";
  public static final String LOGS = "{logs}";
  public static final String DATABASE = "{database}";

  public DiskLayout {
    directories = List.copyOf(directories);
    purge = List.copyOf(purge);
    storageGroups = List.copyOf(storageGroups);
  }

  /** The same with what a group says of its own. */
  public DiskLayout with(List<StorageGroup> own, boolean atStart) {
    return new DiskLayout(directories, purge, own, atStart);
  }

  /** Whether any path depends on the storage groups. */
  public boolean dependsOnStorageGroups() {
    return Stream.concat(directories.stream().map(DiskDirectory::path), purge.stream())
        .anyMatch(DiskLayout::hasPlaceholder);
  }

  /**
   * The directories, placeholders filled in.
   *
   * @throws IllegalArgumentException when a path has become one that no disk can have
   */
  public List<DiskDirectory> directoriesToMake() {
    List<DiskDirectory> all = new ArrayList<>();
    for (DiskDirectory directory : directories) {
      filledIn(List.of(directory.path()))
          .forEach(path -> all.add(new DiskDirectory(path.value(), directory.access())));
    }
    return all;
  }

  /**
   * The files to purge, placeholders filled in.
   *
   * @throws IllegalArgumentException when a path has become one that no disk can have
   */
  public List<DiskPath> filesToPurge() {
    return filledIn(purge);
  }

  private List<DiskPath> filledIn(List<String> paths) {
    return paths.stream().flatMap(this::filledIn).distinct().map(DiskPath::new).toList();
  }

  private Stream<String> filledIn(String path) {
    return hasPlaceholder(path)
        ? storageGroups.stream().flatMap(group -> filledIn(path, group))
        : Stream.of(path);
  }

  private static boolean hasPlaceholder(String path) {
    return Stream.of(STORAGE_GROUP, LOGS, DATABASE).anyMatch(path::contains);
  }

  private static Stream<String> filledIn(String path, StorageGroup group) {
    String named = path.replace(STORAGE_GROUP, group.name()).replace(LOGS, group.logs());
    return named.contains(DATABASE)
        ? group.databases().stream().map(name -> named.replace(DATABASE, name))
        : Stream.of(named);
  }
}
