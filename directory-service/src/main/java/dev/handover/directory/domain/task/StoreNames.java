package dev.handover.directory.domain.task;

import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Rdn;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDraft;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names that the stores of one server have once its own name is out of them. */
final class StoreNames {
  static final String FLAGS = "systemFlags";

  /** FLAG_CONFIG_ALLOW_RENAME (MS-ADTS, section 2.2.10). */
  private static final int ALLOW_RENAME = 0x40000000;

  private final ExchangeServer server;
  private final Set<DistinguishedName> names = new LinkedHashSet<>();

  StoreNames(ExchangeServer server) {
    this.server = server;
  }

  /** Renames a store whose name has the server's in it, and finds what is in the way. */
  void shorten(Entry found, TaskContext context, TaskDraft draft) {
    DistinguishedName store = found.dn();
    StoreName now = new StoreName(store.rdn().value());
    StoreName wanted = now.without(server.dn().rdn().value());
    if (wanted.isEmpty()) {
      draft.find(
          Severity.BLOCKER,
          "store-name-is-the-servers",
          store,
          "Nothing would be left of the name '" + now.value() + "'.",
          "Rename this store by hand, to the same name on both servers.");
      return;
    }
    DistinguishedName after = store.parent().child(Rdn.of(store.rdn().type(), wanted.value()));
    if (CaseFolding.same(now.value(), wanted.value())) {
      names.add(after);
      return;
    }
    if (context.directory().read(after, Set.of("cn")).isPresent() || !names.add(after)) {
      draft.find(
          Severity.BLOCKER,
          "store-name-taken",
          store,
          "Another store there is, or would be, called '" + wanted.value() + "'.",
          "Rename one of the two by hand, to the same name on both servers.");
      return;
    }
    if (!mayBeRenamed(found)) {
      draft.find(
          Severity.BLOCKER,
          "store-cannot-be-renamed",
          store,
          "Its systemFlags do not let the directory rename it, and they cannot be changed.",
          "Create a store under the name '" + wanted.value() + "' and move the mailboxes there.");
      return;
    }
    draft.rename(store, wanted.value());
  }

  /** What lies in the configuration is renamed only with this flag, by anybody. */
  private static boolean mayBeRenamed(Entry store) {
    try {
      return (Integer.parseInt(store.text(FLAGS).orElse("0")) & ALLOW_RENAME) != 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Tells which stores will have no counterpart. */
  void compareWith(StoreNames other, TaskDraft draft) {
    lacking(other, draft);
    other.lacking(this, draft);
  }

  private void lacking(StoreNames other, TaskDraft draft) {
    for (DistinguishedName name : names) {
      name.rebase(server.dn(), other.server.dn())
          .filter(counterpart -> !other.names.contains(counterpart))
          .ifPresent(
              counterpart ->
                  draft.find(
                      Severity.WARNING,
                      "store-names-differ",
                      counterpart,
                      name + " will have no counterpart " + counterpart + ".",
                      "Create the store there under this name, or rename one by hand."));
    }
  }
}
