package dev.handover.node.adapter.emulated;

import dev.handover.node.adapter.DurableFile;
import dev.handover.node.adapter.emulated.MachineFile.ServiceEntry;
import dev.handover.node.domain.OpenFile;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceProgram;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.StartType;
import dev.handover.node.domain.WindowsError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

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
  private final InstalledServices installed;
  private final CreatedFiles created;

  EmulatedServices(MachineFolder folder, EmulatedDrives drives, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    this.installed = new InstalledServices(new DurableFile(folder.path("services.json")));
    this.runs = new ServiceRuns(folder);
    this.created = new CreatedFiles(drives);
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
    return folder.alone(() -> new StopOrder(runs, settle(), clock.instant()).dependents(name));
  }

  @Override
  public WindowsError start(ServiceName name) {
    return folder.alone(
        () -> {
          Map<String, ServiceEntry> entries = settle();
          return installed.isMarked(name.key())
              ? WindowsError.SERVICE_MARKED_FOR_DELETE
              : start(name.key(), entries);
        });
  }

  /** One without a delay runs at once: nobody will see it pending. */
  private WindowsError start(String key, Map<String, ServiceEntry> entries) {
    WindowsError error = new StartOrder(runs, entries, clock.instant()).start(key);
    ServiceEntry entry = entries.get(key);
    if (error.isNone()
        && entry != null
        && runs.of(entry.name()).phase() == ServiceRun.Phase.RUNNING) {
      created.makeFor(entry);
    }
    return error;
  }

  @Override
  public WindowsError stop(ServiceName name) {
    return folder.alone(() -> new StopOrder(runs, settle(), clock.instant()).stop(name));
  }

  @Override
  public WindowsError changeStartType(ServiceName name, StartType startType) {
    return change(name, entry -> installed.changeStartType(name, startType));
  }

  @Override
  public WindowsError install(ServiceProgram program) {
    return folder.alone(
        () -> {
          ServiceName name = program.name();
          if (settle().containsKey(name.key())) {
            return installed.isMarked(name.key())
                ? WindowsError.SERVICE_MARKED_FOR_DELETE
                : WindowsError.SERVICE_EXISTS;
          }
          installed.install(program);
          return WindowsError.NONE;
        });
  }

  @Override
  public WindowsError uninstall(ServiceName name) {
    return change(
        name,
        entry -> {
          installed.mark(name);
          settle();
        });
  }

  private WindowsError change(ServiceName name, Consumer<ServiceEntry> change) {
    return folder.alone(
        () -> {
          ServiceEntry entry = settle().get(name.key());
          if (entry == null) {
            return WindowsError.SERVICE_DOES_NOT_EXIST;
          }
          if (installed.isMarked(name.key())) {
            return WindowsError.SERVICE_MARKED_FOR_DELETE;
          }
          change.accept(entry);
          return WindowsError.NONE;
        });
  }

  @Override
  public WindowsError endProcess(ServiceName name, long processId) {
    return folder.alone(
        () -> {
          if (!settle().containsKey(name.key())) {
            return WindowsError.SERVICE_DOES_NOT_EXIST;
          }
          ServiceRun run = runs.of(name.value());
          if (run.processId() == 0 || run.processId() != processId) {
            return WindowsError.SERVICE_NOT_ACTIVE;
          }
          Instant now = clock.instant();
          runs.save(
              name.value(),
              ServiceRun.stopped(now, WindowsError.PROCESS_ABORTED, run.failedStarts()));
          return WindowsError.NONE;
        });
  }

  @Override
  public boolean awaitChange(List<ServiceStatus> seen, Duration limit) {
    return folder.alone(
        () -> {
          Instant end = clock.instant().plus(limit);
          Map<String, ServiceEntry> entries = settle();
          boolean changed =
              seen.stream().anyMatch(status -> stateOf(status.name(), entries) != status.state());
          // Time alone moves services on, so that the next moment at which one does is known.
          return changed || folder.pause(Duration.between(clock.instant(), nextMove(seen, end)));
        });
  }

  private ServiceState stateOf(ServiceName name, Map<String, ServiceEntry> entries) {
    return entries.containsKey(name.key())
        ? runs.of(name.value()).state()
        : ServiceState.NOT_INSTALLED;
  }

  private Instant nextMove(List<ServiceStatus> seen, Instant end) {
    Instant next = end;
    for (ServiceStatus status : seen) {
      Instant until = runs.of(status.name().value()).until();
      if (until != null && until.isBefore(next)) {
        next = until;
      }
    }
    return next;
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
      if (run == null) {
        continue;
      }
      ServiceRun settled = run.settle(entry.getValue(), now);
      if (!settled.equals(run)) {
        after = after.withService(entry.getKey(), settled);
        if (settled.hasStartedSince(run)) {
          created.makeFor(entry.getValue());
        }
      }
    }
    if (!after.equals(before)) {
      folder.saveSoon(after);
    }
    return removeMarked() ? entries() : entries;
  }

  /** Services that were to be removed and are stopped now. */
  private boolean removeMarked() {
    List<String> gone =
        installed.marked().stream().filter(key -> !runs.of(key).isActive()).toList();
    gone.forEach(installed::remove);
    return !gone.isEmpty();
  }

  private Map<String, ServiceEntry> entries() {
    Map<String, FaultFile.ServiceFault> faults = new LinkedHashMap<>();
    folder
        .faults()
        .services()
        .forEach((name, fault) -> faults.put(new ServiceName(name).key(), fault));
    Map<String, ServiceEntry> entries = new LinkedHashMap<>();
    for (ServiceEntry entry : installed.apply(folder.machine().services())) {
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
}
