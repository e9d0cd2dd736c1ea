package dev.handover.directory.app;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.proof.SpnCheck;
import dev.handover.directory.domain.proof.SpnSearch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether two accounts hold one service principal name. Reads only. */
@ApplicationScoped
public class SpnChecks {

  private static final String ATTRIBUTE = "servicePrincipalName";

  /** A task with more changes than that rehomes mailboxes and moves no names. */
  private static final int MOST_CHANGES = 1_000;

  private static final int MOST_NAMES = 10_000;

  private final ChangeSets sets;
  private final PinnedDirectories directories;

  /** Checks of the forest of these. */
  public SpnChecks(ChangeSets sets, PinnedDirectories directories) {
    this.sets = sets;
    this.directories = directories;
  }

  /** Of all names of the forest or, with a change set, of those that it moves. */
  public SpnCheck check(@Nullable UUID changeSet) {
    if (changeSet == null) {
      return new SpnSearch(directories.preferred()).ofForest();
    }
    ChangeSet set = sets.get(changeSet);
    return new SpnSearch(directories.of(set)).ofNames(names(set, null));
  }

  /**
   * Of the names that one task of a set moves or, with null, all of it; empty when it moves none.
   */
  Optional<SpnCheck> ofSet(ChangeSet set, @Nullable TaskName only) {
    Set<String> names = names(set, only);
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(new SpnSearch(directories.of(set)).ofNames(names));
  }

  private Set<String> names(ChangeSet set, @Nullable TaskName only) {
    Set<String> names = new LinkedHashSet<>();
    set.tasks().stream()
        .filter(task -> task.total() <= MOST_CHANGES)
        .filter(task -> only == null || task.task().equals(only))
        .flatMap(task -> changes(set.id(), task.task()))
        .flatMap(change -> change.change().attributes().stream())
        .filter(attribute -> CaseFolding.same(attribute.name(), ATTRIBUTE))
        .flatMap(SpnChecks::moved)
        .limit(MOST_NAMES)
        .forEach(value -> names.add(value.text()));
    return names;
  }

  private Stream<RecordedChange> changes(UUID set, TaskName task) {
    List<RecordedChange> changes =
        sets.changes(ChangeQuery.all(set, false, MOST_CHANGES).ofTask(task));
    return changes.stream();
  }

  private static Stream<AttributeValue> moved(AttributeChange attribute) {
    return Stream.concat(attribute.removed().stream(), attribute.added().stream());
  }
}
