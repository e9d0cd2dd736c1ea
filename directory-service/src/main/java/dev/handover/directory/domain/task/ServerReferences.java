package dev.handover.directory.domain.task;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.ValueSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * References of one kind in the organisation: whatever names the source's server object, or
 * something below it, names the same place on the target afterwards. Values that name a third
 * server stay, and so does every entry below the source: it describes the source itself. An entry
 * that names both servers serves either way and stays too, or the way back would lose one.
 *
 * @param entries which entries carry such a reference
 * @param attribute holds it, one value or many
 */
record ServerReferences(Filter entries, String attribute) {

  /** References in every entry of a class. */
  static ServerReferences of(String objectClass, String attribute) {
    return new ServerReferences(Filter.objectClass(objectClass), attribute);
  }

  /** References in every entry that has the attribute. */
  static ServerReferences anywhere(String attribute) {
    return new ServerReferences(Filter.present(attribute), attribute);
  }

  void move(TaskContext context, TaskDraft draft) {
    ExchangeServerPair.find(context, draft).ifPresent(servers -> move(servers, context, draft));
  }

  private void move(ExchangeServerPair servers, TaskContext context, TaskDraft draft) {
    SearchQuery query =
        new SearchQuery(
            servers.source().organisation(),
            SearchScope.SUBTREE,
            Filter.all(entries, Filter.present(attribute)),
            Set.of(attribute));
    try (Stream<Entry> found = context.directory().search(query)) {
      found
          .filter(entry -> !entry.dn().isAtOrBelow(servers.source().dn()))
          .forEach(entry -> move(entry, servers, context, draft));
    }
  }

  private void move(Entry entry, ExchangeServerPair servers, TaskContext context, TaskDraft draft) {
    List<AttributeValue> before = entry.values(attribute);
    List<AttributeValue> after = new ArrayList<>();
    for (AttributeValue value : before) {
      AttributeValue moved =
          counterpart(value, servers)
              .filter(name -> exists(name, entry, context, draft))
              .map(name -> AttributeValue.of(name.toString()))
              .orElse(value);
      boolean isThere = before.stream().anyMatch(other -> ValueSyntax.DN.same(moved, other));
      after.add(isThere ? value : moved);
    }
    draft.change(
        entry.dn(), List.of(new AttributeChange(attribute, ValueSyntax.DN, before, after)));
  }

  /** Empty for what is no name, and for what is not the source's. */
  private static Optional<DistinguishedName> counterpart(
      AttributeValue value, ExchangeServerPair servers) {
    return DistinguishedName.tryParse(value.text())
        .flatMap(name -> name.rebase(servers.source().dn(), servers.target().dn()));
  }

  /** Active Directory refuses a reference to what does not exist. */
  private boolean exists(
      DistinguishedName name, Entry entry, TaskContext context, TaskDraft draft) {
    if (context.directory().read(name, Set.of("cn")).isPresent()) {
      return true;
    }
    draft.find(
        Severity.WARNING,
        "reference-without-counterpart",
        entry.dn(),
        "%s would name %s, which does not exist; it keeps naming the source."
            .formatted(attribute, name),
        "Create on the target, under the same name, what the source has there; then ask again.");
    return false;
  }
}
