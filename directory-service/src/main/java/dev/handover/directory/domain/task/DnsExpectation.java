package dev.handover.directory.domain.task;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.dns.DnsType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a name has to answer, and how a difference is taken. */
record DnsExpectation(Map<DnsType, List<String>> wanted, Mode mode) {

  /** In which the address belongs to the service and never changes, or changes with every move. */
  enum Mode {
    ASSERT,
    REPLACE
  }

  void preview(Zone zone, String record, TaskContext context, TaskDraft draft) {
    Optional<ZoneName> name = zone.read(record, context);
    if (name.isEmpty()) {
      draft.find(
          Severity.BLOCKER,
          "dns-record-missing",
          zone.dn(),
          "The zone has no name '" + record + "'.",
          "Create it with the record "
              + describe()
              + " (DNS console, or dnscmd /RecordAdd); in the directory this service changes records and does not"
              + " create names.");
      return;
    }
    preview(name.get(), draft);
  }

  private void preview(ZoneName name, TaskDraft draft) {
    List<AttributeChange> changes =
        name.changesTo(wanted).stream().filter(AttributeChange::changesAnything).toList();
    if (changes.isEmpty() || isBlocked(name, draft)) {
      return;
    }
    List<String> present = present(name);
    if (present.size() > wanted.size()) {
      draft.find(
          Severity.WARNING,
          "dns-several-addresses",
          name.dn(),
          "The name has " + present + "; only " + describe() + " will be left.",
          "Clients must find the service at one address. Turn off dynamic update of the zone and DNS registration of"
              + " the servers' connections.");
    }
    if (mode == Mode.ASSERT) {
      draft.find(
          Severity.WARNING,
          "dns-record-differs",
          name.dn(),
          "The name has " + present + " instead of " + describe() + ".",
          "It is put right. Find out who changed it: the zone should take no updates but ours.");
    }
    draft.change(name.dn(), changes);
  }

  private boolean isBlocked(ZoneName name, TaskDraft draft) {
    boolean wantsAlias = wanted.containsKey(DnsType.CNAME);
    if (!wantsAlias && name.isAlias()) {
      draft.find(
          Severity.BLOCKER,
          "dns-record-is-alias",
          name.dn(),
          "The name is an alias (CNAME); it can have no record of its own.",
          "Delete the alias and create the record " + describe() + ".");
      return true;
    }
    boolean hasAddresses = !name.data(DnsType.A).isEmpty() || !name.data(DnsType.AAAA).isEmpty();
    if (wantsAlias && hasAddresses) {
      draft.find(
          Severity.BLOCKER,
          "dns-record-has-addresses",
          name.dn(),
          "The name has addresses of its own; it cannot stand for another name too.",
          "Delete its address records and create the record " + describe() + ".");
      return true;
    }
    return false;
  }

  private List<String> present(ZoneName name) {
    List<String> present = new ArrayList<>();
    for (DnsType type : DnsType.values()) {
      if (wanted.containsKey(type)) {
        present.addAll(name.data(type));
      }
    }
    return present;
  }

  private String describe() {
    List<String> records = new ArrayList<>();
    for (DnsType type : DnsType.values()) {
      wanted.getOrDefault(type, List.of()).forEach(data -> records.add(type + " " + data));
    }
    return String.join(", ", records);
  }
}
