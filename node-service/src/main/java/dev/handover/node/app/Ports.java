package dev.handover.node.app;

import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.Machine;
import dev.handover.node.domain.ServiceControlManager;
import jakarta.enterprise.context.ApplicationScoped;

/** The four sides of the machine that a release is read from. */
@ApplicationScoped
public class Ports {
  private final ServiceControlManager services;
  private final Disks disks;
  private final Addresses addresses;
  private final Machine machine;

  public Ports(ServiceControlManager services, Disks disks, Addresses addresses, Machine machine) {
    this.services = services;
    this.disks = disks;
    this.addresses = addresses;
    this.machine = machine;
  }

  ServiceControlManager services() {
    return services;
  }

  Disks disks() {
    return disks;
  }

  Addresses addresses() {
    return addresses;
  }

  Machine machine() {
    return machine;
  }
}
