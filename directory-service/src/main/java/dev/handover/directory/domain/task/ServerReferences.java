package dev.handover.directory.domain.task;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.ValueSyntax;
import java.util.List;
import java.util.Set;

/**
 * References of one kind in the configuration: every object of a class whose attribute names the
 * source's server object names the target's afterwards. Objects that name a third server stay.
 */
record ServerReferences(String objectClass, String attribute) {

  void move(TaskContext context, TaskDraft draft) {
    ExchangeServerPair.find(context, draft).ifPresent(servers -> move(servers, context, draft));
  }

  private void move(ExchangeServerPair servers, TaskContext context, TaskDraft draft) {
    SearchQuery query =
        new SearchQuery(
            servers.source().organisation(),
            SearchScope.SUBTREE,
            Filter.all(Filter.objectClass(objectClass), Filter.present(attribute)),
            Set.of(attribute));
    AttributeValue source = AttributeValue.of(servers.source().dn().toString());
    AttributeValue target = AttributeValue.of(servers.target().dn().toString());
    for (Entry entry : context.findAll(query)) {
      List<AttributeValue> before = entry.values(attribute);
      List<AttributeValue> after =
          before.stream()
              .map(value -> ValueSyntax.DN.same(value, source) ? target : value)
              .toList();
      draft.change(
          entry.dn(), List.of(new AttributeChange(attribute, ValueSyntax.DN, before, after)));
    }
  }
}
