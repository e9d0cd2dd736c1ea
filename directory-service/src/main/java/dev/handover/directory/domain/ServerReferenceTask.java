package dev.handover.directory.domain;

import java.util.List;
import java.util.Set;

/**
 * Moves one kind of reference in the configuration: every object of a class whose attribute names
 * the source's server object names the target's afterwards. Objects that name a third server stay.
 */
final class ServerReferenceTask implements DirectoryTask {
  private final TaskDescription description;
  private final String objectClass;
  private final String attribute;

  private ServerReferenceTask(TaskDescription description, String objectClass, String attribute) {
    this.description = description;
    this.objectClass = objectClass;
    this.attribute = attribute;
  }

  static ServerReferenceTask routingMaster() {
    return new ServerReferenceTask(
        new TaskDescription(
            new TaskName("routing-master"),
            "Routing master",
            "Makes the target master of every routing group whose master is the source (msExchRoutingMasterDN).",
            List.of()),
        "msExchRoutingGroup",
        "msExchRoutingMasterDN");
  }

  static ServerReferenceTask recipientUpdateServices() {
    return new ServerReferenceTask(
        new TaskDescription(
            new TaskName("recipient-update-services"),
            "Recipient update services",
            "Hands every recipient update service that runs on the source to the target"
                + " (msExchAddressListServiceLink).",
            List.of()),
        "msExchAddressListService",
        "msExchAddressListServiceLink");
  }

  static ServerReferenceTask offlineAddressBooks() {
    return new ServerReferenceTask(
        new TaskDescription(
            new TaskName("offline-address-books"),
            "Offline address books",
            "Hands every offline address book that the source generates to the target (offLineABServer).",
            List.of()),
        "msExchOAB",
        "offLineABServer");
  }

  @Override
  public TaskDescription describe() {
    return description;
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    ExchangeServerPair.find(context, draft).ifPresent(servers -> preview(servers, context, draft));
  }

  private void preview(ExchangeServerPair servers, TaskContext context, TaskDraft draft) {
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
