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
import dev.handover.directory.domain.TaskParameters;
import dev.handover.directory.domain.dns.DnsType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lowers the time to live of a name's records ahead of a planned move, so that clients ask again
 * soon after it. The change set remembers the old one: taking it back, before the move or after,
 * restores the TTL and leaves the addresses as they are by then.
 */
@AutoService(DirectoryTask.class)
public final class DnsTtlTask implements DirectoryTask {
  private static final String RECORD = "record";
  private static final String TTL_SECONDS = "ttlSeconds";
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,4}");
  private static final int DAY = 86_400;
  private static final List<DnsType> TYPES = List.of(DnsType.A, DnsType.AAAA, DnsType.CNAME);

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("dns-ttl"),
        890,
        TaskConduct.IN_TURN,
        "DNS time to live",
        "Lowers the time to live of a name's A, AAAA and CNAME records ahead of a planned move. Revert the change set"
            + " after the move: the old time to live comes back, the address stays as it is by then. A record that"
            + " already lives shorter stays as it is.",
        List.of(
            DnsParameters.ZONE,
            new TaskParameter(
                RECORD,
                "Names of the records in the zone, without the zone; @ for the zone itself.",
                true,
                true,
                List.of()),
            new TaskParameter(TTL_SECONDS, "Seconds, 1 to 86400.", false, false, List.of("60"))));
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    DnsParameters parameters = new DnsParameters(context.parameters());
    String zoneName = parameters.zone();
    List<String> records = parameters.records(RECORD);
    long seconds = seconds(context.parameters());
    Optional<? extends Zone> zone = Zone.find(zoneName, context, draft);
    if (zone.isEmpty()) {
      return;
    }
    for (String record : records) {
      Optional<ZoneName> name = zone.get().read(record, context).filter(DnsTtlTask::hasRecords);
      if (name.isEmpty()) {
        draft.find(
            Severity.BLOCKER,
            "dns-record-missing",
            zone.get().dn(),
            "The zone has no address or alias '" + record + "'.",
            "Correct the record's name.");
      } else {
        lower(name.get(), seconds, draft);
      }
    }
  }

  private static boolean hasRecords(ZoneName name) {
    return TYPES.stream().anyMatch(type -> !name.data(type).isEmpty());
  }

  private static void lower(ZoneName name, long seconds, TaskDraft draft) {
    long longest =
        TYPES.stream().flatMapToLong(type -> name.ttlSeconds(type).stream()).max().orElse(0);
    if (longest <= seconds) {
      return;
    }
    draft.find(
        Severity.NOTICE,
        "dns-ttl-wait",
        name.dn(),
        "Resolvers may keep the old answer for another " + longest + " s.",
        "Apply this at least " + longest + " s before the move, and revert it after the move.");
    draft.change(name.dn(), name.changesToTtl(TYPES, seconds));
  }

  private static long seconds(TaskParameters parameters) {
    String text = parameters.one(TTL_SECONDS);
    if (!SECONDS.matcher(text).matches() || Integer.parseInt(text) > DAY) {
      throw parameters.refuse(TTL_SECONDS, "'" + text + "' is no number from 1 to " + DAY);
    }
    return Integer.parseInt(text);
  }
}
