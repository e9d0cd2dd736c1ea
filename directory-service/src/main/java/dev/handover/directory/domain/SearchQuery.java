package dev.handover.directory.domain;

import java.util.Set;

/**
 * A search.
 *
 * @param attributes what to return of each entry; names only what is needed
 */
public record SearchQuery(
    DistinguishedName base, SearchScope scope, Filter filter, Set<String> attributes) {
  public SearchQuery {
    attributes = Set.copyOf(attributes);
  }
}
