package dev.handover.directory.domain.proof;

import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.proof.SpnCheck.Duplicate;
import dev.handover.directory.domain.proof.SpnCheck.Holder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds who holds service principal names, anywhere in the forest and without regard to case. Two
 * domain controllers that were written at the same time both accept the same name and keep it, so
 * no refusal of a server replaces this.
 */
public final class SpnSearch {
  private static final String ATTRIBUTE = "servicePrincipalName";

  /** Names in one filter. */
  private static final int NAMES_AT_ONCE = 50;

  /** Names that are looked at again, and duplicates that are listed. */
  private static final int MOST_CANDIDATES = 10_000;

  private static final int MOST_DUPLICATES = 1_000;
  private static final int MOST_HOLDERS = 1_000;

  private final Directory directory;

  /** A search from this domain controller. */
  public SpnSearch(Directory directory) {
    this.directory = directory;
  }

  /**
   * The accounts that hold some names.
   *
   * @param byName for every name in the given spelling: who holds it; empty when nobody does
   */
  public record Holders(
      Map<String, List<Holder>> byName, List<String> searched, List<Unsearched> unsearched) {}

  /** Who holds these names. */
  public Holders holders(Collection<String> names) {
    ForestSearch search = new ForestSearch(directory);
    return holders(names, search);
  }

  /** Whether two accounts hold one of these names. */
  public SpnCheck ofNames(Collection<String> names) {
    ForestSearch search = new ForestSearch(directory);
    return check(holders(names, search), names.size());
  }

  /**
   * Whether two accounts hold one name. Reads all names once to find those that occur twice, then
   * looks these up.
   */
  public SpnCheck ofForest() {
    ForestSearch search = new ForestSearch(directory);
    SeenNames seen = new SeenNames();
    Map<String, String> candidates = new LinkedHashMap<>();
    int[] count = new int[1];
    search.each(
        Filter.present(ATTRIBUTE),
        Set.of(ATTRIBUTE),
        entry -> {
          Set<String> own = new LinkedHashSet<>();
          for (String name : entry.texts(ATTRIBUTE)) {
            String folded = CaseFolding.fold(name);
            count[0]++;
            if (own.add(folded) && !seen.add(folded) && candidates.size() < MOST_CANDIDATES) {
              candidates.putIfAbsent(folded, name);
            }
          }
        });
    return check(holders(candidates.values(), search), count[0]);
  }

  private static Holders holders(Collection<String> names, ForestSearch search) {
    Map<String, String> spelling = new LinkedHashMap<>();
    names.forEach(name -> spelling.putIfAbsent(CaseFolding.fold(name), name));
    Map<String, List<Holder>> byName = new LinkedHashMap<>();
    spelling.values().forEach(name -> byName.put(name, new ArrayList<>()));
    List<String> all = List.copyOf(spelling.values());
    for (int from = 0; from < all.size(); from += NAMES_AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + NAMES_AT_ONCE));
      Filter filter =
          new Filter.Any(some.stream().map(name -> Filter.equal(ATTRIBUTE, name)).toList());
      search.each(filter, Set.of(ATTRIBUTE), entry -> note(entry, spelling, byName));
    }
    return new Holders(byName, search.searched(), search.unsearched());
  }

  /** An account that spells a name twice holds it once. */
  private static void note(
      Entry entry, Map<String, String> spelling, Map<String, List<Holder>> byName) {
    for (String held : entry.texts(ATTRIBUTE)) {
      String name = spelling.get(CaseFolding.fold(held));
      List<Holder> holders = name == null ? null : byName.get(name);
      if (holders != null
          && holders.size() < MOST_HOLDERS
          && holders.stream().noneMatch(known -> known.dn().equals(entry.dn()))) {
        holders.add(new Holder(entry.dn(), held));
      }
    }
  }

  private static SpnCheck check(Holders found, int names) {
    List<Duplicate> duplicates =
        found.byName().entrySet().stream()
            .filter(each -> each.getValue().size() > 1)
            .map(each -> new Duplicate(each.getKey(), each.getValue()))
            .toList();
    int shown = Math.min(duplicates.size(), MOST_DUPLICATES);
    return new SpnCheck(
        names,
        found.searched(),
        found.unsearched(),
        duplicates.subList(0, shown),
        duplicates.size() - shown);
  }
}
