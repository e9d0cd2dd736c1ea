package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Optional;

/**
 * A node as it reports itself, as far as one group is concerned.
 *
 * @param promised highest epoch the node promised for the group, none() when it never did
 * @param addressPresent empty when the group has no floating address
 */
public record NodeView(
    String reportedName,
    String bootId,
    FencingEpoch promised,
    List<Service> services,
    Disk disk,
    Optional<Boolean> addressPresent) {
  public NodeView {
    services = List.copyOf(services);
  }

  /** Windows' own states, NOT_INSTALLED (1060), and FAILED: RUNNING but the process is gone. */
  public enum ServiceState {
    STOPPED,
    START_PENDING,
    STOP_PENDING,
    RUNNING,
    CONTINUE_PENDING,
    PAUSE_PENDING,
    PAUSED,
    NOT_INSTALLED,
    FAILED
  }

  /** How Windows starts a service. */
  public enum StartType {
    BOOT,
    SYSTEM,
    AUTOMATIC,
    MANUAL,
    DISABLED,
    UNKNOWN
  }

  /** A service of the group on this node. */
  public record Service(ServiceName name, ServiceState state, StartType startType) {
    /** It may be touching the disk: anything but stopped or not there. */
    public boolean isActive() {
      return state != ServiceState.STOPPED && state != ServiceState.NOT_INSTALLED;
    }
  }

  /** A file that keeps the disk from going offline, and the process or remote user that has it. */
  public record OpenFile(String path, String holder) {
    /** The holder is one of these services, which a move stops anyway. */
    public boolean isHeldByOneOf(List<Service> services) {
      return services.stream()
          .map(service -> service.name().value())
          .anyMatch(name -> holder.equals(name) || holder.startsWith(name + " "));
    }

    @Override
    public String toString() {
      return path + ", open by " + holder;
    }
  }

  /** Who has the disk's own reservation (SCSI-3 persistent reservation), as this node reads it. */
  public enum Reservation {
    /** It was not said. */
    UNKNOWN,
    /** The disk knows none. */
    UNSUPPORTED,
    NONE,
    OURS,
    OTHERS;

    /** Whether this node could take it, and would know that it has. */
    public boolean canBeTaken() {
      return this != UNKNOWN && this != UNSUPPORTED;
    }
  }

  /** The switching disk as this node sees it. */
  public record Disk(
      boolean online, Optional<String> heldBy, List<OpenFile> openFiles, Reservation reservation) {
    public Disk {
      openFiles = List.copyOf(openFiles);
    }

    /** A disk of whose reservation nothing is known. */
    public Disk(boolean online, Optional<String> heldBy, List<OpenFile> openFiles) {
      this(online, heldBy, openFiles, Reservation.UNKNOWN);
    }
  }

  public long servicesRunning() {
    return services.stream().filter(s -> s.state() == ServiceState.RUNNING).count();
  }

  /** Services that may be touching the disk, with their states. */
  public List<String> active() {
    return services.stream()
        .filter(Service::isActive)
        .map(service -> service.name() + " is " + service.state())
        .toList();
  }

  /** Has the disk, the address or an active service of the group. */
  public boolean holds() {
    return disk.online()
        || addressPresent.orElse(false)
        || services.stream().anyMatch(Service::isActive);
  }

  /** Has the disk, the address and all services, running. */
  public boolean servesFully() {
    return servesWithout(List.of());
  }

  /** The same, whatever these services do. */
  public boolean servesWithout(List<ServiceName> some) {
    return disk.online()
        && addressPresent.orElse(true)
        && services.stream()
            .filter(service -> !some.contains(service.name()))
            .allMatch(service -> service.state() == ServiceState.RUNNING);
  }
}
