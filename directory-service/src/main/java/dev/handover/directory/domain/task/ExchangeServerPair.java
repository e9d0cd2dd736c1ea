package dev.handover.directory.domain.task;

import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.LegacyExchangeDn;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import dev.handover.directory.domain.Server;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDraft;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The two server objects between which references move, found by class and name in the
 * configuration.
 */
record ExchangeServerPair(ExchangeServer source, ExchangeServer target) {
  private static final String CLASS = "msExchExchangeServer";

  /** Empty after a blocker went into the draft. */
  static Optional<ExchangeServerPair> find(TaskContext context, TaskDraft draft) {
    Optional<ExchangeServer> source = find(context.source(), context, draft);
    Optional<ExchangeServer> target = find(context.target(), context, draft);
    if (source.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    ExchangeServerPair pair = new ExchangeServerPair(source.get(), target.get());
    return pair.isInOneOrganisation(draft) ? Optional.of(pair) : Optional.empty();
  }

  private static Optional<ExchangeServer> find(
      Server server, TaskContext context, TaskDraft draft) {
    DistinguishedName base = context.site().configurationNamingContext();
    Filter filter = Filter.all(Filter.objectClass(CLASS), Filter.equal("cn", server.server()));
    List<Entry> found =
        context.findAll(
            new SearchQuery(base, SearchScope.SUBTREE, filter, Set.of("legacyExchangeDN")));
    if (found.isEmpty()) {
      draft.find(
          Severity.BLOCKER,
          "server-not-found",
          "No server object of class "
              + CLASS
              + " is named '"
              + server.server()
              + "' below "
              + base
              + ".",
          "Correct the server's name in the group: it is the name shown under Servers in the Exchange organisation.");
      return Optional.empty();
    }
    if (found.size() > 1) {
      draft.find(
          Severity.BLOCKER,
          "ambiguous-name",
          "The server name '"
              + server.server()
              + "' stands for "
              + found.stream().map(Entry::dn).toList()
              + ".",
          "Remove the server object that is left over, or rename one, so that the name stands for one server.");
      return Optional.empty();
    }
    return named(found.getFirst(), draft);
  }

  private static Optional<ExchangeServer> named(Entry entry, TaskDraft draft) {
    Optional<LegacyExchangeDn> legacyDn =
        entry.text("legacyExchangeDN").flatMap(LegacyExchangeDn::tryParse);
    if (legacyDn.isEmpty()) {
      draft.find(
          Severity.BLOCKER,
          "server-without-legacy-dn",
          entry.dn(),
          "The server object has no usable legacyExchangeDN: "
              + entry.texts("legacyExchangeDN")
              + ".",
          "Repair the server object: its legacyExchangeDN is what mailboxes name in msExchHomeServerName.");
    }
    return legacyDn.map(name -> new ExchangeServer(entry.dn(), name));
  }

  private boolean isInOneOrganisation(TaskDraft draft) {
    if (!source.organisation().equals(target.organisation())) {
      draft.find(
          Severity.BLOCKER,
          "servers-in-different-organisations",
          target.dn(),
          source.dn() + " and " + target.dn() + " do not belong to one Exchange organisation.",
          "Name two servers of one organisation in the group.");
      return false;
    }
    if (!source.administrativeGroup().equals(target.administrativeGroup())) {
      draft.find(
          Severity.WARNING,
          "servers-in-different-administrative-groups",
          target.dn(),
          source.dn() + " and " + target.dn() + " are in different administrative groups.",
          "Install both servers into one administrative group; references are rewritten as they are.");
    }
    return true;
  }
}
