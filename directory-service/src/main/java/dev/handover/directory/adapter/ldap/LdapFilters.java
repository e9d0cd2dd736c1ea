package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.Filter;
import java.util.List;
import org.ldaptive.filter.AndFilter;
import org.ldaptive.filter.EqualityFilter;
import org.ldaptive.filter.NotFilter;
import org.ldaptive.filter.OrFilter;
import org.ldaptive.filter.PresenceFilter;

/**
 * Search filters as ldaptive objects: values never pass through the string form, so nothing needs
 * escaping.
 */
final class LdapFilters {
  private LdapFilters() {}

  static org.ldaptive.filter.Filter of(Filter filter) {
    return switch (filter) {
      case Filter.Equal equal -> new EqualityFilter(equal.attribute(), equal.value());
      case Filter.Present present -> new PresenceFilter(present.attribute());
      case Filter.All all -> new AndFilter(of(all.filters()));
      case Filter.Any any -> new OrFilter(of(any.filters()));
      case Filter.Not not -> new NotFilter(of(not.filter()));
    };
  }

  private static org.ldaptive.filter.Filter[] of(List<Filter> filters) {
    return filters.stream().map(LdapFilters::of).toArray(org.ldaptive.filter.Filter[]::new);
  }
}
