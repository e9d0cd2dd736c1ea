package dev.handover.node.adapter.emulated;

import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.WindowsError;
import java.time.Instant;
import java.util.Objects;

/** Where each service has got to, in the machine's state; used under the machine's lock. */
final class ServiceRuns {
  private final MachineFolder folder;

  ServiceRuns(MachineFolder folder) {
    this.folder = folder;
  }

  /** Where a service has got to; one that was never started since the boot is stopped with 1077. */
  ServiceRun of(String name) {
    ServiceRun run = folder.state().services().get(new ServiceName(name).key());
    return Objects.requireNonNullElseGet(
        run, () -> ServiceRun.stopped(Instant.EPOCH, WindowsError.SERVICE_NEVER_STARTED, 0));
  }

  void save(String name, ServiceRun run) {
    folder.saveSoon(folder.state().withService(new ServiceName(name).key(), run));
  }

  /** A process id that no process of this machine has. */
  long nextProcessId() {
    folder.saveSoon(folder.state().withNextProcess());
    return folder.state().nextProcessId();
  }

  boolean isOnline(String disk) {
    return folder.state().disks().containsKey(disk);
  }
}
