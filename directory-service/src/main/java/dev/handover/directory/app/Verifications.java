package dev.handover.directory.app;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.proof.SpnCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares what is in the directory with what a change set says should be there. Reads only. */
@ApplicationScoped
public class Verifications {

  private static final int PAGE = 500;
  private static final int MOST_DIFFERENCES = 1_000;

  private final ChangeSets sets;
  private final PinnedDirectories directories;
  private final BoundedParallel parallel;
  private final SpnChecks spns;

  /** An attribute that is not as expected. */
  public record Difference(
      DistinguishedName dn,
      String attribute,
      List<AttributeValue> expected,
      List<AttributeValue> found) {}

  /**
   * Counts of attributes, and the first differences.
   *
   * @param spns whether another account holds a name that was moved; null when none was
   */
  public record Verification(
      int matching, int differing, List<Difference> differences, @Nullable SpnCheck spns) {}

  /** Comparisons with the directory of each set. */
  public Verifications(
      ChangeSets sets, PinnedDirectories directories, BoundedParallel parallel, SpnChecks spns) {
    this.sets = sets;
    this.directories = directories;
    this.parallel = parallel;
    this.spns = spns;
  }

  /** Reads every changed attribute again, of one task or, with null, of all. */
  public Verification verify(UUID changeSet, Direction expected, @Nullable TaskName task) {
    ChangeSet set = sets.get(changeSet);
    Directory directory = directories.of(set);
    int attributes = 0;
    int differing = 0;
    List<Difference> first = new ArrayList<>();
    ChangeQuery query = ChangeQuery.all(changeSet, false, PAGE).ofTask(task);
    List<RecordedChange> page = sets.changes(query);
    while (!page.isEmpty()) {
      List<EntryChange> changes = page.stream().map(RecordedChange::change).toList();
      for (List<Difference> found :
          parallel.map(changes, change -> Differences.of(directory, change, expected))) {
        differing += found.size();
        found.stream().limit(MOST_DIFFERENCES - (long) first.size()).forEach(first::add);
      }
      attributes += changes.stream().mapToInt(change -> change.attributes().size()).sum();
      page = sets.changes(query.from(page.getLast().change().sequence()));
    }
    SpnCheck held = spns.ofSet(set, task).orElse(null);
    return new Verification(attributes - differing, differing, first, held);
  }
}
