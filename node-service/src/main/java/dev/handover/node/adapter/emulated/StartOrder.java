package dev.handover.node.adapter.emulated;

import dev.handover.node.adapter.emulated.MachineFile.ServiceEntry;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.StartType;
import dev.handover.node.domain.WindowsError;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Starts one service and, before it, those it depends on; each waits in START_PENDING for the ones
 * before it.
 */
final class StartOrder {
  private static final WindowsError DEPENDENCY_MISSING = new WindowsError(1075);
  private static final WindowsError DEPENDENCY_CIRCULAR = new WindowsError(1059);

  private final ServiceRuns runs;
  private final Map<String, ServiceEntry> entries;
  private final Instant now;
  private final Set<String> onTheWay = new HashSet<>();

  StartOrder(ServiceRuns runs, Map<String, ServiceEntry> entries, Instant now) {
    this.runs = runs;
    this.entries = entries;
    this.now = now;
  }

  WindowsError start(String key) {
    ServiceEntry entry = entries.get(key);
    if (entry == null) {
      return onTheWay.isEmpty() ? WindowsError.SERVICE_DOES_NOT_EXIST : DEPENDENCY_MISSING;
    }
    if (!onTheWay.add(key)) {
      return DEPENDENCY_CIRCULAR;
    }
    if (runs.of(entry.name()).isActive()) {
      return WindowsError.SERVICE_ALREADY_RUNNING;
    }
    if (entry.startTypeOrManual() == StartType.DISABLED) {
      return WindowsError.SERVICE_DISABLED;
    }
    for (String dependency : entry.dependsOn()) {
      WindowsError error = startDependency(new ServiceName(dependency).key());
      if (!error.isNone()) {
        return error;
      }
    }
    onTheWay.remove(key);
    begin(entry);
    return WindowsError.NONE;
  }

  private WindowsError startDependency(String key) {
    WindowsError error = start(key);
    if (error.equals(DEPENDENCY_MISSING) || error.equals(DEPENDENCY_CIRCULAR)) {
      return error;
    }
    if (!error.isNone() && !error.equals(WindowsError.SERVICE_ALREADY_RUNNING)) {
      return WindowsError.DEPENDENCY_FAILED;
    }
    onTheWay.remove(key);
    ServiceEntry entry = entries.get(key);
    ServiceRun run = runs.of(key);
    boolean willRun =
        run.phase() == ServiceRun.Phase.RUNNING
            || (run.phase() == ServiceRun.Phase.START_PENDING && run.endCode() == 0);
    return entry != null && willRun ? WindowsError.NONE : WindowsError.DEPENDENCY_FAILED;
  }

  private void begin(ServiceEntry entry) {
    Instant ready = now;
    for (String dependency : entry.dependsOn()) {
      Instant until = runs.of(dependency).until();
      ready = until != null && until.isAfter(ready) ? until : ready;
    }
    ServiceRun before = runs.of(entry.name());
    boolean failsForNow = entry.failStarts() != null && before.failedStarts() < entry.failStarts();
    int failedStarts = failsForNow ? before.failedStarts() + 1 : before.failedStarts();
    if (entry.failStarts() == null || entry.failStarts() == 0) {
      failedStarts = 0;
    }
    long endCode = endCode(entry, failsForNow);
    Instant until = ready.plusMillis(entry.startDelay());
    ServiceRun pending =
        new ServiceRun(
            ServiceRun.Phase.START_PENDING,
            now,
            until,
            endCode,
            0,
            runs.nextProcessId(),
            failedStarts);
    runs.save(entry.name(), pending.settle(entry, now));
  }

  private long endCode(ServiceEntry entry, boolean failsForNow) {
    if (isWithoutDisk(entry.needsDisk())) {
      return WindowsError.PROCESS_ABORTED.code();
    }
    boolean failsAlways = entry.failStarts() == null && entry.startFailCode() != null;
    if (!failsForNow && !failsAlways) {
      return 0;
    }
    return entry.startFailCode() == null
        ? WindowsError.PROCESS_ABORTED.code()
        : entry.startFailCode();
  }

  private boolean isWithoutDisk(@Nullable String disk) {
    return disk != null && !runs.isOnline(disk);
  }
}
