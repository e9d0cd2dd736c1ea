package dev.handover.directory.domain.task;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.Rdn;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import dev.handover.directory.domain.Server;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDraft;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A computer account, found by its sAMAccountName wherever it lies in the domain. */
record ComputerAccount(
    DistinguishedName dn, Optional<String> dnsHostName, List<AttributeValue> principalNames) {
  static final String PRINCIPAL_NAMES = "servicePrincipalName";
  private static final Rdn DEFAULT_CONTAINER = Rdn.of("CN", "Computers");

  /** Empty after a blocker went into the draft. */
  static Optional<ComputerAccount> find(Server server, TaskContext context, TaskDraft draft) {
    DistinguishedName domain = context.site().defaultNamingContext();
    Filter filter =
        Filter.all(
            Filter.objectClass("computer"),
            Filter.equal("sAMAccountName", server.computer() + "$"));
    List<Entry> found =
        context.findAll(
            new SearchQuery(
                domain, SearchScope.SUBTREE, filter, Set.of("dNSHostName", PRINCIPAL_NAMES)));
    if (found.isEmpty()) {
      draft.find(
          Severity.BLOCKER,
          "computer-not-found",
          "No computer account has the sAMAccountName '"
              + server.computer()
              + "$' in "
              + domain
              + ".",
          "Correct the computer's name in the group. If its account is in another domain of the forest, connect this"
              + " service to a domain controller of that domain.");
      return Optional.empty();
    }
    if (found.size() > 1) {
      draft.find(
          Severity.BLOCKER,
          "ambiguous-name",
          "The computer name '"
              + server.computer()
              + "' stands for "
              + found.stream().map(Entry::dn).toList()
              + ".",
          "Remove the account that is left over, so that the name stands for one computer.");
      return Optional.empty();
    }
    Entry entry = found.getFirst();
    noteUnusualPlace(entry.dn(), domain, draft);
    return Optional.of(
        new ComputerAccount(entry.dn(), entry.text("dNSHostName"), entry.values(PRINCIPAL_NAMES)));
  }

  private static void noteUnusualPlace(
      DistinguishedName dn, DistinguishedName domain, TaskDraft draft) {
    if (!dn.parent().equals(domain.child(DEFAULT_CONTAINER))) {
      draft.find(
          Severity.NOTICE,
          "computer-outside-default-container",
          dn,
          "The computer account is not in " + DEFAULT_CONTAINER + " but at " + dn + ".",
          "Nothing needs to be moved. Make sure that this service's account may write "
              + PRINCIPAL_NAMES
              + " there.");
    }
  }
}
