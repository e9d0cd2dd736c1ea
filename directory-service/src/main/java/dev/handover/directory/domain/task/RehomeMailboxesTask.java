package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskParameter;
import dev.handover.directory.domain.TaskParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moves mailboxes from the source's stores to the stores of the same place and name on the target:
 * users with {@code mail} and {@code homeMDB} below the search bases. Up to three attributes change
 * in one write a mailbox.
 */
@AutoService(DirectoryTask.class)
public final class RehomeMailboxesTask implements DirectoryTask {
  private static final String SEARCH_BASES = "searchBases";
  private static final String SCOPE = "scope";
  private static final String DOMAIN = "DOMAIN";

  /**
   * Computers are users too; contacts and groups are not. Without homeMDB it is a mail user, not a
   * mailbox.
   */
  private static final Filter MAILBOXES =
      Filter.all(
          Filter.objectClass("user"),
          Filter.present("mail"),
          Filter.present(MailboxRehoming.STORE),
          Filter.not(Filter.objectClass("computer")));

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("rehome-mailboxes"),
        300,
        TaskConduct.IN_PARALLEL,
        "Rehome mailboxes",
        "Rewrites homeMDB, homeMTA and msExchHomeServerName of every mailbox on the source to the target. Store names"
            + " must be equal on both servers.",
        List.of(
            new TaskParameter(
                SEARCH_BASES,
                "Distinguished names of the containers with mailboxes.",
                true,
                true,
                List.of()),
            new TaskParameter(
                SCOPE,
                "SUBTREE: everything below each container; ONE_LEVEL: its direct children only;"
                    + " DOMAIN: the whole domain, whatever the containers are.",
                false,
                false,
                List.of(SearchScope.SUBTREE.name()))));
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    SearchScope scope = scope(context.parameters());
    List<DistinguishedName> wanted = bases(context);
    List<DistinguishedName> bases = SearchBases.usable(wanted, context, draft);
    Optional<ExchangeServerPair> servers = ExchangeServerPair.find(context, draft);
    if (servers.isEmpty()) {
      return;
    }
    MailboxRehoming rehoming = MailboxRehoming.between(servers.get(), context, draft);
    for (DistinguishedName base : withoutOverlap(bases, scope)) {
      SearchQuery query = new SearchQuery(base, scope, MAILBOXES, MailboxRehoming.ATTRIBUTES);
      try (Stream<Entry> mailboxes = context.directory().search(query)) {
        mailboxes.forEach(rehoming::preview);
      }
    }
    rehoming.reportMissingCounterparts();
  }

  /**
   * Bases under which no entry is found twice. (To remember what was seen would take more memory
   * than all the rest.)
   */
  private static List<DistinguishedName> withoutOverlap(
      List<DistinguishedName> bases, SearchScope scope) {
    return bases.stream()
        .distinct()
        .filter(base -> scope == SearchScope.ONE_LEVEL || bases.stream().noneMatch(base::isBelow))
        .toList();
  }

  private static SearchScope scope(TaskParameters parameters) {
    String name = parameters.one(SCOPE);
    if (name.equals(DOMAIN)) {
      return SearchScope.SUBTREE;
    }
    for (SearchScope scope : SearchScope.values()) {
      if (scope.name().equals(name)) {
        return scope;
      }
    }
    throw parameters.refuse(
        SCOPE, "'" + name + "' is none of " + List.of(SearchScope.values()) + " and " + DOMAIN);
  }

  private static List<DistinguishedName> bases(TaskContext context) {
    TaskParameters parameters = context.parameters();
    if (parameters.one(SCOPE).equals(DOMAIN)) {
      return List.of(context.site().defaultNamingContext());
    }
    List<DistinguishedName> bases = new ArrayList<>();
    for (String text : parameters.all(SEARCH_BASES)) {
      DistinguishedName base =
          DistinguishedName.tryParse(text)
              .filter(name -> !name.isRoot())
              .orElseThrow(
                  () -> parameters.refuse(SEARCH_BASES, "'" + text + "' is no distinguished name"));
      bases.add(base);
    }
    return bases;
  }
}
