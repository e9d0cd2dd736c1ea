package dev.handover.directory.domain.proof;

import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Searches every naming context that the domain controller holds and, for domains that it does not
 * hold, its global catalog; every entry once. Remembers where it could not look.
 */
final class ForestSearch {
  private final Directory directory;
  private final ForestParts parts;
  private final List<String> searched = new ArrayList<>();
  private final List<Unsearched> unsearched = new ArrayList<>();

  ForestSearch(Directory directory) {
    this.directory = directory;
    this.parts = ForestParts.of(directory);
  }

  /** Hands every match to the taker, page by page; nothing is kept. */
  void each(Filter filter, Set<String> attributes, Consumer<Entry> taker) {
    for (DistinguishedName context : parts.held()) {
      SearchQuery query = new SearchQuery(context, SearchScope.SUBTREE, filter, attributes);
      try {
        take(directory.search(query), dn -> parts.isHomeOf(context, dn), taker);
        note(context.toString());
      } catch (DirectoryRefusedException e) {
        note(new Unsearched(context.toString(), String.valueOf(e.getMessage())));
      }
    }
    if (!parts.missingDomains().isEmpty()) {
      askCatalog(filter, attributes, taker);
    }
  }

  private void askCatalog(Filter filter, Set<String> attributes, Consumer<Entry> taker) {
    Optional<Directory> catalog = directory.globalCatalog();
    if (catalog.isEmpty()) {
      miss("this domain controller does not hold it, and no global catalog is known");
      return;
    }
    SearchQuery query =
        new SearchQuery(DistinguishedName.ROOT, SearchScope.SUBTREE, filter, attributes);
    try {
      take(catalog.get().search(query), parts::isElsewhere, taker);
      parts.missingDomains().forEach(domain -> note(domain + " (global catalog)"));
    } catch (DirectoryRefusedException | DirectoryUnreachableException e) {
      miss(
          "this domain controller does not hold it, and the global catalog cannot be searched: "
              + e.getMessage());
    }
  }

  private static void take(
      Stream<Entry> found, Predicate<DistinguishedName> wanted, Consumer<Entry> taker) {
    try (found) {
      found.filter(entry -> wanted.test(entry.dn())).forEach(taker);
    }
  }

  private void miss(String reason) {
    parts.missingDomains().forEach(domain -> note(new Unsearched(domain.toString(), reason)));
  }

  private void note(String place) {
    if (!searched.contains(place)) {
      searched.add(place);
    }
  }

  private void note(Unsearched place) {
    if (unsearched.stream().noneMatch(known -> known.where().equals(place.where()))) {
      unsearched.add(place);
    }
  }

  /** What was searched to its end, every time. */
  List<String> searched() {
    return searched.stream()
        .filter(place -> unsearched.stream().noneMatch(not -> not.where().equals(place)))
        .toList();
  }

  List<Unsearched> unsearched() {
    return List.copyOf(unsearched);
  }
}
