package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskParameter;
import dev.handover.directory.domain.TaskParameters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes a name's host record say one address, in a zone kept in the directory. The old record goes
 * and the new one comes in one write, so that the name is never without; its TTL is kept, and
 * records of other types stay.
 */
@AutoService(DirectoryTask.class)
public final class DnsAddressTask implements DirectoryTask {
  private static final String ZONE = "zone";
  private static final String RECORD = "record";
  private static final String ADDRESS = "address";
  private static final String MODE = "mode";
  private static final Pattern LABELS =
      Pattern.compile("[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*");
  private static final int LONGEST_NAME = 253;

  /** In which the address belongs to the service and never changes, or changes with every move. */
  private enum Mode {
    ASSERT,
    REPLACE
  }

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("dns-address"),
        900,
        TaskConduct.IN_TURN,
        "DNS address",
        "Makes the A record of a name in an AD-integrated zone say exactly the given address. ASSERT is for the"
            + " floating address, which a move does not change: a difference is reported as well as put right."
            + " REPLACE is for DNS mode: the record follows the move. The serial of the SOA stays.",
        List.of(
            new TaskParameter(ZONE, "Name of the zone.", true, false, List.of()),
            new TaskParameter(
                RECORD,
                "Name of the record in the zone, without the zone; @ for the zone itself.",
                true,
                false,
                List.of()),
            new TaskParameter(ADDRESS, "IPv4 address.", true, false, List.of()),
            new TaskParameter(
                MODE, "ASSERT or REPLACE.", false, false, List.of(Mode.ASSERT.name()))));
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    TaskParameters parameters = context.parameters();
    String zoneName = name(ZONE, parameters);
    String record = parameters.one(RECORD).equals("@") ? "@" : name(RECORD, parameters);
    Ipv4Address address =
        Ipv4Address.tryParse(parameters.one(ADDRESS))
            .orElseThrow(
                () ->
                    parameters.refuse(
                        ADDRESS, "'" + parameters.one(ADDRESS) + "' is no IPv4 address"));
    Mode mode = mode(parameters);
    Optional<DnsZone> zone = DnsZone.find(zoneName, context, draft);
    if (zone.isEmpty()) {
      return;
    }
    DistinguishedName dn = zone.get().node(record);
    Optional<Entry> entry =
        context.directory().read(dn, Set.of(DnsZone.RECORDS, DnsZone.TOMBSTONED));
    if (entry.isEmpty()) {
      draft.find(
          Severity.BLOCKER,
          "dns-record-missing",
          dn,
          "The zone " + zoneName + " has no name '" + record + "'.",
          "Create the A record "
              + record
              + "."
              + zoneName
              + " with the address "
              + address
              + " (DNS console, or dnscmd"
              + " /RecordAdd); this service changes records and does not create names.");
      return;
    }
    preview(DnsNode.of(entry.get(), zone.get()), address, mode, draft);
  }

  private static void preview(DnsNode node, Ipv4Address address, Mode mode, TaskDraft draft) {
    if (node.isAlias()) {
      draft.find(
          Severity.BLOCKER,
          "dns-record-is-alias",
          node.dn(),
          "The name is an alias (CNAME); it can have no address of its own.",
          "Delete the alias and create an A record with the address " + address + ".");
      return;
    }
    if (node.says(address)) {
      return;
    }
    if (node.addresses().size() > 1) {
      draft.find(
          Severity.WARNING,
          "dns-several-addresses",
          node.dn(),
          "The name has the addresses " + node.addresses() + "; only " + address + " will be left.",
          "Clients must find the service at one address. Turn off dynamic update of the zone and DNS registration of"
              + " the servers' connections.");
    }
    if (mode == Mode.ASSERT) {
      draft.find(
          Severity.WARNING,
          "dns-record-differs",
          node.dn(),
          "The name has the addresses "
              + node.addresses()
              + " instead of the floating address "
              + address
              + ".",
          "It is put right. Find out who changed it: the zone should take no dynamic updates.");
    }
    draft.change(node.dn(), node.changesTo(address));
  }

  private static String name(String parameter, TaskParameters parameters) {
    String name = parameters.one(parameter).toLowerCase(Locale.ROOT);
    if (name.length() > LONGEST_NAME || !LABELS.matcher(name).matches()) {
      throw parameters.refuse(parameter, "'" + name + "' is no DNS name");
    }
    return name;
  }

  private static Mode mode(TaskParameters parameters) {
    for (Mode mode : Mode.values()) {
      if (mode.name().equals(parameters.one(MODE))) {
        return mode;
      }
    }
    throw parameters.refuse(
        MODE, "'" + parameters.one(MODE) + "' is none of " + List.of(Mode.values()));
  }
}
