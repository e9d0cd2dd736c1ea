package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskParameter;
import dev.handover.directory.domain.ValueSyntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks whether a zone of the directory takes dynamic updates, and turns that off where asked to:
 * otherwise the machines register their own addresses again (installation guide, DNS).
 */
@AutoService(DirectoryTask.class)
public final class ZoneDynamicUpdateTask implements DirectoryTask {
  private static final String MODE = "mode";
  private static final String ALLOW = "allow";
  private static final String PROPERTIES = "dNSProperty";

  private enum Mode {
    CHECK,
    CHANGE
  }

  /** ZONE_UPDATE of MS-DNSP, section 2.2.6.1.1. */
  private enum Update {
    NONE(0),
    UNSECURE(1),
    SECURE(2);

    private final int number;

    Update(int number) {
      this.number = number;
    }
  }

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("zone-dynamic-update"),
        870,
        TaskConduct.IN_TURN,
        "Dynamic update of the zone",
        "Looks which dynamic updates a zone of the directory takes. CHECK reports a difference; CHANGE puts it right"
            + " (property ALLOW_UPDATE in dNSProperty). A zone on a DNS server is not looked at: it has to take ours.",
        List.of(
            DnsParameters.ZONE,
            new TaskParameter(MODE, "CHECK or CHANGE.", false, false, List.of(Mode.CHECK.name())),
            new TaskParameter(
                ALLOW, "NONE or SECURE.", false, false, List.of(Update.NONE.name()))));
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    DnsParameters parameters = new DnsParameters(context.parameters());
    String zoneName = parameters.zone();
    Mode mode = parameters.choice(MODE, List.of(Mode.values()));
    Update allow = parameters.choice(ALLOW, List.of(Update.NONE, Update.SECURE));
    Optional<? extends Zone> found = Zone.find(zoneName, context, draft);
    if (found.isEmpty()) {
      return;
    }
    Zone kept = found.get();
    switch (kept) {
      case ServerZone zone ->
          draft.find(
              Severity.NOTICE,
              "dns-zone-on-server",
              zone.dn(),
              "The zone is on a DNS server and must take this service's signed updates.",
              "Let its configuration (allow-update, update-policy) name this service's key and no other.");
      case DnsZone zone -> {
        Entry entry =
            context
                .directory()
                .read(zone.dn(), Set.of(PROPERTIES))
                .orElseGet(() -> new Entry(zone.dn(), Map.of()));
        preview(entry, mode, allow, draft);
      }
    }
  }

  private static void preview(Entry zone, Mode mode, Update allow, TaskDraft draft) {
    List<AttributeValue> before = zone.values(PROPERTIES);
    Optional<AttributeValue> old = before.stream().filter(each -> isAllowUpdate(each)).findFirst();
    int number =
        old.flatMap(ZoneDynamicUpdateTask::property).flatMap(ZoneProperty::number).orElse(0);
    if (number == allow.number) {
      return;
    }
    draft.find(
        Severity.WARNING,
        "zone-takes-dynamic-updates",
        zone.dn(),
        "The zone takes dynamic updates: " + describe(number) + " instead of " + allow + ".",
        mode == Mode.CHANGE
            ? "It is put right. Turn off DNS registration of the servers' connections too."
            : "Ask for mode CHANGE, or set it in the DNS console (dnscmd /Config <zone> /AllowUpdate 0).");
    if (mode == Mode.CHANGE) {
      draft.change(zone.dn(), change(before, old, allow));
    }
  }

  private static List<AttributeChange> change(
      List<AttributeValue> before, Optional<AttributeValue> old, Update allow) {
    List<AttributeValue> after = new ArrayList<>(before);
    old.ifPresent(after::remove);
    after.add(
        AttributeValue.of(
            old.flatMap(ZoneDynamicUpdateTask::property)
                .filter(property -> property.dataLength() > 0)
                .map(property -> property.withNumber(allow.number))
                .orElseGet(() -> ZoneProperty.of(ZoneProperty.ALLOW_UPDATE, allow.number))));
    return List.of(new AttributeChange(PROPERTIES, ValueSyntax.BINARY, before, after));
  }

  private static boolean isAllowUpdate(AttributeValue value) {
    return property(value).filter(each -> each.id() == ZoneProperty.ALLOW_UPDATE).isPresent();
  }

  private static Optional<ZoneProperty> property(AttributeValue value) {
    return ZoneProperty.tryParse(value.bytes());
  }

  private static String describe(int number) {
    return Arrays.stream(Update.values())
        .filter(each -> each.number == number)
        .map(Update::name)
        .findFirst()
        .orElse("number " + number);
  }
}
