package dev.handover.node.adapter.emulated;

import dev.handover.node.adapter.emulated.MachineFile.ServiceEntry;
import dev.handover.node.domain.OpenFile;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.StartType;
import dev.handover.node.domain.WindowsError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Services as Windows' service manager runs them, without threads: every call first works out what
 * has become of them by now.
 *
 * <p>Starting a service starts those it depends on, one after the other; it waits in START_PENDING
 * until they run. The one difference to Windows: that a dependency will fail is answered (1068) at
 * once and not after its delay.
 */
final class EmulatedServices implements ServiceControlManager {

  private static final Set<StartType> STARTED_AT_BOOT =
      EnumSet.range(StartType.BOOT, StartType.AUTOMATIC);

  private final MachineFolder folder;
  private final InstantSource clock;
  private final ServiceRuns runs;

  EmulatedServices(MachineFolder folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    this.runs = new ServiceRuns(folder);
  }

  @Override
  public ServiceStatus query(ServiceName name) {
    return folder.alone(
        () -> {
          Map<String, ServiceEntry> entries = settle();
          ServiceEntry entry = entries.get(name.key());
          return entry == null ? ServiceStatus.notInstalled(name) : status(entry);
        });
  }

  @Override
  public List<ServiceStatus> list() {
    return folder.alone(() -> settle().values().stream().map(this::status).toList());
  }

  @Override
  public List<ServiceName> activeDependents(ServiceName name) {
    return folder.alone(
        () -> {
          Set<ServiceName> found = new LinkedHashSet<>();
          collectDependents(name, settle(), found);
          return List.copyOf(found);
        });
  }

  @Override
  public WindowsError start(ServiceName name) {
    return folder.alone(() -> new StartOrder(runs, settle(), clock.instant()).start(name.key()));
  }

  @Override
  public WindowsError stop(ServiceName name) {
    return folder.alone(() -> stop(name, settle()));
  }

  /** What Windows does by itself after it booted. */
  void startAutomatic() {
    Map<String, ServiceEntry> entries = settle();
    entries.forEach(
        (key, entry) -> {
          if (STARTED_AT_BOOT.contains(entry.startTypeOrManual())) {
            new StartOrder(runs, entries, clock.instant()).start(key);
          }
        });
  }

  /** Files that running services have open on a disk. */
  List<OpenFile> openFilesOn(String disk, String mountPoint) {
    return settle().values().stream()
        .filter(entry -> disk.equals(entry.needsDisk()) && holdsFiles(runs.of(entry.name())))
        .map(
            entry ->
                new OpenFile(
                    mountPoint + "\\" + entry.name() + ".dat",
                    "%s (pid %d)".formatted(entry.name(), runs.of(entry.name()).processId())))
        .toList();
  }

  /** The disk went away under them. */
  void loseDisk(String disk) {
    Instant now = clock.instant();
    for (ServiceEntry entry : settle().values()) {
      ServiceRun run = runs.of(entry.name());
      if (disk.equals(entry.needsDisk()) && run.isActive()) {
        runs.save(entry.name(), run.gone(now));
      }
    }
  }

  private static boolean holdsFiles(ServiceRun run) {
    return run.phase() == ServiceRun.Phase.RUNNING || run.phase() == ServiceRun.Phase.STOP_PENDING;
  }

  /**
   * Brings all services to where time has brought them; returns the entries with the faults of now.
   */
  private Map<String, ServiceEntry> settle() {
    Map<String, ServiceEntry> entries = entries();
    MachineState before = folder.state();
    MachineState after = before;
    Instant now = clock.instant();
    for (Map.Entry<String, ServiceEntry> entry : entries.entrySet()) {
      ServiceRun run = before.services().get(entry.getKey());
      ServiceRun settled = run == null ? null : run.settle(entry.getValue(), now);
      if (settled != null && !settled.equals(run)) {
        after = after.withService(entry.getKey(), settled);
      }
    }
    if (!after.equals(before)) {
      folder.save(after);
    }
    return entries;
  }

  private Map<String, ServiceEntry> entries() {
    Map<String, FaultFile.ServiceFault> faults = new LinkedHashMap<>();
    folder
        .faults()
        .services()
        .forEach((name, fault) -> faults.put(new ServiceName(name).key(), fault));
    Map<String, ServiceEntry> entries = new LinkedHashMap<>();
    for (ServiceEntry entry : folder.machine().services()) {
      String key = new ServiceName(entry.name()).key();
      FaultFile.ServiceFault fault = faults.get(key);
      entries.put(key, fault == null ? entry : entry.with(fault));
    }
    return entries;
  }

  private ServiceStatus status(ServiceEntry entry) {
    ServiceRun run = runs.of(entry.name());
    return new ServiceStatus(
        new ServiceName(entry.name()),
        run.state(),
        entry.startTypeOrManual(),
        run.processId() == 0 ? null : run.processId(),
        run.progress(clock.instant()),
        new WindowsError(run.exitCode()),
        entry.dependsOn().stream().map(ServiceName::new).toList());
  }

  private void collectDependents(
      ServiceName name, Map<String, ServiceEntry> entries, Set<ServiceName> found) {
    for (ServiceEntry entry : entries.values()) {
      ServiceName dependent = new ServiceName(entry.name());
      boolean depends = entry.dependsOn().stream().map(ServiceName::new).anyMatch(name::equals);
      if (depends && runs.of(entry.name()).isActive() && !found.contains(dependent)) {
        collectDependents(dependent, entries, found);
        found.add(dependent);
      }
    }
  }

  private WindowsError stop(ServiceName name, Map<String, ServiceEntry> entries) {
    ServiceEntry entry = entries.get(name.key());
    if (entry == null) {
      return WindowsError.SERVICE_DOES_NOT_EXIST;
    }
    ServiceRun run = runs.of(entry.name());
    Instant now = clock.instant();
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
        Set<ServiceName> dependents = new LinkedHashSet<>();
        collectDependents(name, entries, dependents);
        if (!dependents.isEmpty()) {
          return WindowsError.DEPENDENT_SERVICES_RUNNING;
        }
        runs.save(entry.name(), stopping(entry, run, now));
      }
    }
    return WindowsError.NONE;
  }

  private static ServiceRun stopping(ServiceEntry entry, ServiceRun run, Instant now) {
    Instant until = entry.hangsAtStop() ? null : now.plusMillis(entry.stopDelay());
    return new ServiceRun(
            ServiceRun.Phase.STOP_PENDING, now, until, 0, 0, run.processId(), run.failedStarts())
        .settle(entry, now);
  }
}
