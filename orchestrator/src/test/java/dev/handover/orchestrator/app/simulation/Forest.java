package dev.handover.orchestrator.app.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Active Directory and DNS: entries, each with one value that names a server, and what
 * directory-service keeps of their old values on its own disk. Neither is lost when a process dies.
 */
final class Forest {
  private final TreeMap<String, String> values = new TreeMap<>();
  private final Map<UUID, ChangeSet> changeSets = new TreeMap<>();

  /** Every value that can be put back: because it is kept, or because a person set it anew. */
  private final Map<String, Set<String>> kept = new TreeMap<>();

  /** Entries of each task that names the active server, in the order in which they are written. */
  Forest(Map<String, List<String>> entriesOfTasks, String active) {
    entriesOfTasks.values().stream().flatMap(List::stream).forEach(e -> values.put(e, active));
  }

  /** One entry's old and new value, and how far it is. */
  static final class Change {
    final String task;
    final String entry;
    final String before;
    final String after;
    boolean conflict;

    Change(String task, String entry, String before, String after) {
      this.task = task;
      this.entry = entry;
      this.before = before;
      this.after = after;
    }

    String valueAt(boolean applied) {
      return applied ? after : before;
    }
  }

  /** What a preview computed. */
  record ChangeSet(UUID id, List<Change> changes, long computed) {
    List<Change> of(String task) {
      return changes.stream().filter(change -> change.task.equals(task)).toList();
    }
  }

  ChangeSet changeSet(UUID id) {
    ChangeSet set = changeSets.get(id);
    if (set == null) {
      throw new IllegalStateException("no such change set: " + id);
    }
    return set;
  }

  void store(ChangeSet set) {
    changeSets.put(set.id(), set);
  }

  void keep(ChangeSet set) {
    for (Change change : set.changes()) {
      Set<String> values = kept.computeIfAbsent(change.entry, entry -> new HashSet<>());
      values.add(change.before);
      values.add(change.after);
    }
  }

  boolean isKept(String entry, String value) {
    return kept.getOrDefault(entry, Set.of()).contains(value);
  }

  String value(String entry) {
    return String.valueOf(values.get(entry));
  }

  void set(String entry, String value) {
    values.put(entry, value);
  }

  List<String> entries() {
    return new ArrayList<>(values.keySet());
  }

  @Override
  public String toString() {
    return "forest " + values;
  }
}
