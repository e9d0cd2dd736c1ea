package dev.handover.directory.domain.task;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.LegacyExchangeDn;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.ValueSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides for one mailbox after the other what changes, and remembers which stores and MTAs the
 * target lacks.
 */
final class MailboxRehoming {
  static final String STORE = "homeMDB";
  private static final String TRANSFER_AGENT = "homeMTA";
  private static final String SERVER_NAME = "msExchHomeServerName";
  static final Set<String> ATTRIBUTES = Set.of(STORE, TRANSFER_AGENT, SERVER_NAME);

  private final ExchangeServerPair servers;
  private final Counterparts stores;
  private final Counterparts transferAgents;
  private final TaskDraft draft;

  /** Thousands of mailboxes name the same few stores and servers. */
  private final Memo<Place> places = new Memo<>();

  private final Memo<Place> serverPlaces = new Memo<>();
  private final Memo<Optional<DistinguishedName>> counterparts = new Memo<>();

  private MailboxRehoming(
      ExchangeServerPair servers,
      Counterparts stores,
      Counterparts transferAgents,
      TaskDraft draft) {
    this.servers = servers;
    this.stores = stores;
    this.transferAgents = transferAgents;
    this.draft = draft;
  }

  /**
   * Reads the target's stores and MTAs. (What the schema calls ms-Exch-MTA has the LDAP name mTA.)
   */
  static MailboxRehoming between(ExchangeServerPair servers, TaskContext context, TaskDraft draft) {
    DistinguishedName target = servers.target().dn();
    return new MailboxRehoming(
        servers,
        new Counterparts(STORE, names(target, "msExchPrivateMDB", context)),
        new Counterparts(TRANSFER_AGENT, names(target, "mTA", context)),
        draft);
  }

  private static Set<DistinguishedName> names(
      DistinguishedName base, String objectClass, TaskContext context) {
    SearchQuery query =
        new SearchQuery(base, SearchScope.SUBTREE, Filter.objectClass(objectClass), Set.of("cn"));
    return context.findAll(query).stream().map(Entry::dn).collect(Collectors.toSet());
  }

  void preview(Entry mailbox) {
    Place store = placeOf(mailbox, STORE);
    if (store == Place.ELSEWHERE) {
      reportStray(mailbox);
      return;
    }
    List<AttributeChange> changes = new ArrayList<>();
    boolean hasStore = rewrite(mailbox, stores, changes);
    boolean hasAgent = rewrite(mailbox, transferAgents, changes);
    if (!hasStore || !hasAgent) {
      return;
    }
    rewriteServerName(mailbox, changes);
    reportDisagreement(mailbox);
    draft.change(mailbox.dn(), changes);
  }

  /** One blocker for each store and MTA, not for each mailbox. */
  void reportMissingCounterparts() {
    stores.missing.forEach(
        (name, mailboxes) ->
            draft.find(
                Severity.BLOCKER,
                "store-without-counterpart",
                DistinguishedName.parse(name),
                mailboxes
                    + " mailboxes would go to the store "
                    + name
                    + ", which does not exist. The target has "
                    + stores
                    + ".",
                "Rename the store on the source or the target so that both have the same name, or create it on the"
                    + " target under the same storage group."));
    transferAgents.missing.forEach(
        (name, mailboxes) ->
            draft.find(
                Severity.BLOCKER,
                "mta-without-counterpart",
                DistinguishedName.parse(name),
                mailboxes
                    + " mailboxes would name the MTA "
                    + name
                    + ", which does not exist. The target has "
                    + transferAgents
                    + ".",
                "Repair the target's installation: every Exchange server has the object 'CN=Microsoft MTA'."));
  }

  /** False when the counterpart is missing. */
  private boolean rewrite(Entry mailbox, Counterparts counterparts, List<AttributeChange> changes) {
    String attribute = counterparts.attribute;
    Optional<DistinguishedName> counterpart =
        mailbox.text(attribute).flatMap(name -> this.counterparts.of(name, this::counterpart));
    if (counterpart.isEmpty()) {
      return true;
    }
    if (!counterparts.isPresent(counterpart.get())) {
      return false;
    }
    List<AttributeValue> after = List.of(AttributeValue.of(counterpart.get().toString()));
    changes.add(new AttributeChange(attribute, ValueSyntax.DN, mailbox.values(attribute), after));
    return true;
  }

  private Optional<DistinguishedName> counterpart(String name) {
    return DistinguishedName.tryParse(name)
        .flatMap(dn -> dn.rebase(servers.source().dn(), servers.target().dn()));
  }

  private void rewriteServerName(Entry mailbox, List<AttributeChange> changes) {
    mailbox
        .text(SERVER_NAME)
        .flatMap(LegacyExchangeDn::tryParse)
        .flatMap(name -> name.rebase(servers.source().legacyDn(), servers.target().legacyDn()))
        .map(name -> List.of(AttributeValue.of(name.toString())))
        .map(after -> serverNameChange(mailbox, after))
        .ifPresent(changes::add);
  }

  private static AttributeChange serverNameChange(Entry mailbox, List<AttributeValue> after) {
    return new AttributeChange(
        SERVER_NAME, ValueSyntax.CASE_IGNORE, mailbox.values(SERVER_NAME), after);
  }

  /** The store belongs to a third server, yet something else names the source. */
  private void reportStray(Entry mailbox) {
    if (placeOf(mailbox, TRANSFER_AGENT) == Place.SOURCE
        || placeOf(mailbox, SERVER_NAME) == Place.SOURCE) {
      draft.find(
          Severity.WARNING,
          "mailbox-values-disagree",
          mailbox.dn(),
          "The store of the mailbox belongs to another server, while other values name the source: "
              + describe(mailbox)
              + ". Nothing of it is changed.",
          "Correct homeMTA and msExchHomeServerName of the mailbox to the server of its store.");
    }
  }

  private void reportDisagreement(Entry mailbox) {
    if (placeOf(mailbox, TRANSFER_AGENT) == Place.ELSEWHERE
        || placeOf(mailbox, SERVER_NAME) == Place.ELSEWHERE) {
      draft.find(
          Severity.WARNING,
          "mailbox-values-disagree",
          mailbox.dn(),
          "The mailbox names a server that is neither source nor target: "
              + describe(mailbox)
              + ". Values that name the source are changed, the others stay.",
          "Correct homeMTA and msExchHomeServerName of the mailbox to the server of its store.");
    }
  }

  private static String describe(Entry mailbox) {
    return STORE
        + " "
        + mailbox.texts(STORE)
        + ", "
        + TRANSFER_AGENT
        + " "
        + mailbox.texts(TRANSFER_AGENT)
        + ", "
        + SERVER_NAME
        + " "
        + mailbox.texts(SERVER_NAME);
  }

  private Place placeOf(Entry mailbox, String attribute) {
    Optional<String> text = mailbox.text(attribute);
    if (text.isEmpty()) {
      return Place.ABSENT;
    }
    return attribute.equals(SERVER_NAME)
        ? serverPlaces.of(text.get(), this::placeOfServerName)
        : places.of(text.get(), this::placeOfName);
  }

  private Place placeOfName(String name) {
    return DistinguishedName.tryParse(name).map(this::placeOf).orElse(Place.ELSEWHERE);
  }

  private Place placeOfServerName(String name) {
    return LegacyExchangeDn.tryParse(name).map(this::placeOf).orElse(Place.ELSEWHERE);
  }

  private Place placeOf(DistinguishedName name) {
    if (name.isBelow(servers.source().dn())) {
      return Place.SOURCE;
    }
    return name.isBelow(servers.target().dn()) ? Place.TARGET : Place.ELSEWHERE;
  }

  private Place placeOf(LegacyExchangeDn name) {
    if (name.equals(servers.source().legacyDn())) {
      return Place.SOURCE;
    }
    return name.equals(servers.target().legacyDn()) ? Place.TARGET : Place.ELSEWHERE;
  }

  /** What the target has of one kind, and what mailboxes would need and it lacks. */
  private static final class Counterparts {
    private final String attribute;
    private final Set<DistinguishedName> present;
    private final Map<String, Integer> missing = new TreeMap<>();

    Counterparts(String attribute, Set<DistinguishedName> present) {
      this.attribute = attribute;
      this.present = present;
    }

    boolean isPresent(DistinguishedName name) {
      if (!present.contains(name)) {
        missing.merge(name.toString(), 1, Integer::sum);
        return false;
      }
      return true;
    }

    @Override
    public String toString() {
      return present.stream().map(DistinguishedName::toString).sorted().toList().toString();
    }
  }

  private enum Place {
    SOURCE,
    TARGET,
    ELSEWHERE,
    ABSENT
  }
}
