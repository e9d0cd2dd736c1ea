package dev.handover.directory.domain.task;

import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import dev.handover.directory.domain.TaskContext;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What a server has below its server object, in the order of names. */
final class ServerObjects {
  private ServerObjects() {}

  static List<Entry> find(
      ExchangeServer server, Filter filter, Set<String> attributes, TaskContext context) {
    return context
        .findAll(new SearchQuery(server.dn(), SearchScope.SUBTREE, filter, attributes))
        .stream()
        .sorted(Comparator.comparing((Entry entry) -> entry.dn().toString()))
        .toList();
  }
}
