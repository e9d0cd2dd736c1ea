package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskParameter;
import dev.handover.directory.domain.dns.DnsType;
import dev.handover.directory.domain.dns.IpAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Removes the records by which the two machines registered their own addresses under their own
 * names: clients must find the service at its address only (installation guide, DNS).
 */
@AutoService(DirectoryTask.class)
public final class DnsStaleRecordsTask implements DirectoryTask {
  private static final String RECORDS = "records";
  private static final String KEEP = "keepAddresses";

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("dns-stale-records"),
        880,
        TaskConduct.IN_TURN,
        "DNS records of the machines",
        "Removes the A and AAAA records of the two machines' own names, but for the service's address. A name left"
            + " without any record is marked as deleted. The primary's name always keeps an address: while the"
            + " service's is not there, it is left alone.",
        List.of(
            DnsParameters.ZONE,
            new TaskParameter(
                KEEP, "Addresses of the service: records that stay.", true, true, List.of()),
            new TaskParameter(
                RECORDS,
                "Names in the zone, without the zone; by default the names of both computers.",
                false,
                true,
                List.of())));
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    DnsParameters parameters = new DnsParameters(context.parameters());
    String zoneName = parameters.zone();
    List<String> keep = parameters.addresses(KEEP).stream().map(IpAddress::text).toList();
    List<String> given = parameters.records(RECORDS);
    List<String> records =
        given.isEmpty()
            ? List.of(
                context.source().computer().toLowerCase(Locale.ROOT),
                context.target().computer().toLowerCase(Locale.ROOT))
            : given;
    Optional<? extends Zone> zone = Zone.find(zoneName, context, draft);
    if (zone.isEmpty()) {
      return;
    }
    String primary = context.primary().computer().toLowerCase(Locale.ROOT);
    for (String record : records) {
      zone.get()
          .read(record, context)
          .ifPresent(name -> remove(name, keep, record.equals(primary), draft));
    }
  }

  private static void remove(ZoneName name, List<String> keep, boolean isPrimary, TaskDraft draft) {
    Map<DnsType, List<String>> left = new EnumMap<>(DnsType.class);
    int present = 0;
    for (DnsType type : List.of(DnsType.A, DnsType.AAAA)) {
      List<String> data = name.data(type);
      present += data.size();
      if (!data.isEmpty()) {
        left.put(type, data.stream().filter(keep::contains).toList());
      }
    }
    int staying = left.values().stream().mapToInt(List::size).sum();
    if (staying == present) {
      return;
    }
    if (isPrimary && staying == 0) {
      draft.find(
          Severity.WARNING,
          "dns-service-address-missing",
          name.dn(),
          "The primary's name has none of "
              + keep
              + "; it is left alone, clients would find nothing.",
          "Let the name say the service's address first (dns-address), then ask again.");
      return;
    }
    draft.change(name.dn(), name.changesTo(left));
  }
}
