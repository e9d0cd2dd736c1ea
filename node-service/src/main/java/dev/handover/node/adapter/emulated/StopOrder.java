package dev.handover.node.adapter.emulated;

import dev.handover.node.adapter.emulated.MachineFile.ServiceEntry;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.WindowsError;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stops one service, unless others that depend on it run. */
final class StopOrder {
  private final ServiceRuns runs;
  private final Map<String, ServiceEntry> entries;
  private final Instant now;

  StopOrder(ServiceRuns runs, Map<String, ServiceEntry> entries, Instant now) {
    this.runs = runs;
    this.entries = entries;
    this.now = now;
  }

  /** Active services that depend on this one, in the order in which they have to be stopped. */
  List<ServiceName> dependents(ServiceName name) {
    Set<ServiceName> found = new LinkedHashSet<>();
    collect(name, found);
    return List.copyOf(found);
  }

  WindowsError stop(ServiceName name) {
    ServiceEntry entry = entries.get(name.key());
    if (entry == null) {
      return WindowsError.SERVICE_DOES_NOT_EXIST;
    }
    ServiceRun run = runs.of(entry.name());
    switch (run.phase()) {
      case STOPPED -> {
        return WindowsError.SERVICE_NOT_ACTIVE;
      }
      case START_PENDING, STOP_PENDING -> {
        return WindowsError.SERVICE_CANNOT_ACCEPT_CONTROL;
      }
      case GONE ->
          runs.save(
              entry.name(),
              ServiceRun.stopped(now, WindowsError.PROCESS_ABORTED, run.failedStarts()));
      case RUNNING -> {
        if (!dependents(name).isEmpty()) {
          return WindowsError.DEPENDENT_SERVICES_RUNNING;
        }
        runs.save(entry.name(), stopping(entry, run));
      }
    }
    return WindowsError.NONE;
  }

  private ServiceRun stopping(ServiceEntry entry, ServiceRun run) {
    Instant until = entry.hangsAtStop() ? null : now.plusMillis(entry.stopDelay());
    return new ServiceRun(
            ServiceRun.Phase.STOP_PENDING, now, until, 0, 0, run.processId(), run.failedStarts())
        .settle(entry, now);
  }

  private void collect(ServiceName name, Set<ServiceName> found) {
    for (ServiceEntry entry : entries.values()) {
      ServiceName dependent = new ServiceName(entry.name());
      boolean depends = entry.dependsOn().stream().map(ServiceName::new).anyMatch(name::equals);
      if (depends && runs.of(entry.name()).isActive() && !found.contains(dependent)) {
        collect(dependent, found);
        found.add(dependent);
      }
    }
  }
}
