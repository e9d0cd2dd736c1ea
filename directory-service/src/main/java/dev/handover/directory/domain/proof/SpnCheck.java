package dev.handover.directory.domain.proof;

import dev.handover.directory.domain.DistinguishedName;
import java.util.List;

/**
 * Service principal names that more than one account holds.
 *
 * @param names how many were compared
 * @param searched naming contexts and catalogs that were searched to their end
 * @param unsearched where nobody looked: without duplicates the check is worth as much as this is
 *     short
 * @param leftOut how many duplicates there are beyond the listed ones
 */
public record SpnCheck(
    int names,
    List<String> searched,
    List<Unsearched> unsearched,
    List<Duplicate> duplicates,
    int leftOut) {

  /** A name, as first met, and the accounts that hold it. */
  public record Duplicate(String name, List<Holder> holders) {
    /** Copies its list. */
    public Duplicate {
      holders = List.copyOf(holders);
    }
  }

  /** An account and how it spells the name. */
  public record Holder(DistinguishedName dn, String name) {}

  /** Copies its lists. */
  public SpnCheck {
    searched = List.copyOf(searched);
    unsearched = List.copyOf(unsearched);
    duplicates = List.copyOf(duplicates);
  }
}
