package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskParameter;
import dev.handover.directory.domain.TaskParameters;
import dev.handover.directory.domain.dns.DnsType;
import dev.handover.directory.domain.dns.IpAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a name answer exactly what it should: one address of each kind, or another name; and makes
 * the addresses lead back to it. The old record goes and the new one comes in one write, so that
 * the name is never without; its TTL is kept, and records of other types stay.
 */
@AutoService(DirectoryTask.class)
public final class DnsAddressTask implements DirectoryTask {
  private static final String RECORD = "record";
  private static final String ADDRESS = "address";
  private static final String CANONICAL_NAME = "canonicalName";
  private static final String REVERSE_ZONES = "reverseZones";
  private static final String MODE = "mode";

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("dns-address"),
        900,
        TaskConduct.IN_TURN,
        "DNS address",
        "Makes a name of a zone, in the directory or on a DNS server, say exactly the given address (A or AAAA), or"
            + " stand for another name (CNAME), and the addresses lead back to it (PTR). ASSERT is for the floating"
            + " address, which a move does not change: a difference is reported as well as put right. REPLACE is for"
            + " DNS mode: the record follows the move. In the directory the serial of the SOA stays.",
        parameters());
  }

  private static List<TaskParameter> parameters() {
    return List.of(
        DnsParameters.ZONE,
        new TaskParameter(
            RECORD,
            "Name of the record in the zone, without the zone; @ for the zone itself.",
            true,
            false,
            List.of()),
        new TaskParameter(
            ADDRESS,
            "IPv4 or IPv6 address, or one of each; what is given of one kind alone leaves the other kind as it is."
                + " Required unless canonicalName is given.",
            false,
            true,
            List.of()),
        new TaskParameter(
            CANONICAL_NAME,
            "The whole name that the record stands for, instead of an address.",
            false,
            false,
            List.of()),
        new TaskParameter(
            REVERSE_ZONES,
            "Zones like 2.0.192.in-addr.arpa in which the PTR records of the addresses are kept in order.",
            false,
            true,
            List.of()),
        new TaskParameter(
            MODE, "ASSERT or REPLACE.", false, false, List.of(DnsExpectation.Mode.ASSERT.name())));
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    DnsParameters parameters = new DnsParameters(context.parameters());
    String zone = parameters.zone();
    String record = parameters.records(RECORD).getFirst();
    List<IpAddress> addresses = parameters.addresses(ADDRESS);
    DnsExpectation expectation =
        new DnsExpectation(
            wanted(parameters, addresses),
            parameters.choice(MODE, List.of(DnsExpectation.Mode.values())));
    List<DnsPointer> pointers =
        DnsPointer.of(addresses, parameters.names(REVERSE_ZONES), context.parameters());
    Zone.find(zone, context, draft)
        .ifPresent(found -> expectation.preview(found, record, context, draft));
    String absolute = record.equals("@") ? zone + "." : record + "." + zone + ".";
    for (DnsPointer pointer : pointers) {
      DnsExpectation leadsBack =
          new DnsExpectation(Map.of(DnsType.PTR, List.of(absolute)), expectation.mode());
      Zone.find(pointer.zone(), context, draft)
          .ifPresent(found -> leadsBack.preview(found, pointer.record(), context, draft));
    }
  }

  private static Map<DnsType, List<String>> wanted(
      DnsParameters parameters, List<IpAddress> addresses) {
    Optional<String> canonicalName = parameters.names(CANONICAL_NAME).stream().findFirst();
    TaskParameters given = parameters.parameters();
    if (canonicalName.isPresent() != addresses.isEmpty()) {
      throw given.refuse(ADDRESS, "name either an address or a canonicalName");
    }
    if (canonicalName.isPresent()) {
      return Map.of(DnsType.CNAME, List.of(canonicalName.get() + "."));
    }
    Map<DnsType, List<String>> wanted = new EnumMap<>(DnsType.class);
    for (IpAddress address : addresses) {
      if (wanted.put(address.type(), List.of(address.text())) != null) {
        throw given.refuse(ADDRESS, "takes one address of each kind, not " + addresses);
      }
    }
    return wanted;
  }
}
