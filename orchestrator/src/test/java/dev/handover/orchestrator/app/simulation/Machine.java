package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeView.ServiceState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A server as Windows has it: all of this is gone when the power is. */
final class Machine {
  final NodeName name;
  final SharedDisk disk;
  final Map<String, ServiceState> services = new TreeMap<>();
  boolean powered = true;
  boolean address;
  int boot = 1;

  /** When fate last took something from it that nobody had asked to take. */
  long disturbed = -1;

  /** When it last did something for each operation. */
  final Map<UUID, Long> actedFor = new HashMap<>();

  private final Kernel kernel;

  Machine(NodeName name, SharedDisk disk, List<String> services, Kernel kernel) {
    this.name = name;
    this.disk = disk;
    this.kernel = kernel;
    services.forEach(service -> this.services.put(service, ServiceState.STOPPED));
  }

  ServiceState state(String service) {
    return services.getOrDefault(service, ServiceState.NOT_INSTALLED);
  }

  boolean runsServices() {
    for (ServiceState state : services.values()) {
      if (state != ServiceState.STOPPED) {
        return true;
      }
    }
    return false;
  }

  boolean hasDisk() {
    return disk.isAttachedTo(name);
  }

  boolean holdsAnything() {
    return runsServices() || hasDisk() || address;
  }

  /** A reservation outlives the power, and keeps the partner from the disk. */
  boolean holdsOrReserves() {
    return holdsAnything() || disk.heldBy().filter(name::equals).isPresent();
  }

  boolean servesFully() {
    return hasDisk()
        && address
        && services.values().stream().allMatch(state -> state == ServiceState.RUNNING);
  }

  void cutPower() {
    kernel.note(() -> name + " loses its power");
    disturbed = kernel.now();
    powered = false;
    address = false;
    disk.lostBy(name);
    services.replaceAll((service, state) -> ServiceState.STOPPED);
  }

  void boot() {
    kernel.note(() -> name + " boots");
    powered = true;
    boot++;
  }

  /** What Windows must not do with services and a disk of a group. */
  void attachAtBoot() {
    disk.attach(name);
    address = true;
    services.replaceAll((service, state) -> ServiceState.RUNNING);
  }

  /** A process ends by itself. */
  void lose(String service) {
    if (state(service) == ServiceState.RUNNING) {
      kernel.note(() -> name + " loses " + service);
      disturbed = kernel.now();
      services.put(service, ServiceState.STOPPED);
    }
  }

  /** Their disk is gone. */
  void loseServices() {
    if (powered) {
      kernel.note(() -> name + " loses its disk, and its services end");
      disturbed = kernel.now();
      services.replaceAll((service, state) -> ServiceState.STOPPED);
    }
  }

  /** Asks Windows: it takes its time, and it may come to nothing. */
  void transition(String service, ServiceState pending, Becomes then) {
    services.put(service, pending);
    int during = boot;
    kernel.after(
        then.inMillis(),
        () -> {
          if (powered && boot == during && state(service) == pending) {
            kernel.note(() -> name + ": " + service + " is " + then.state());
            services.put(service, then.state());
          }
        });
  }

  /** What a service becomes, and when. */
  record Becomes(ServiceState state, long inMillis) {}

  @Override
  public String toString() {
    return "%s: %s, disk %s, address %s, services %s"
        .formatted(name, powered ? "on" : "off", hasDisk(), address, services);
  }
}
