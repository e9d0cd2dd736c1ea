package dev.handover.node.app;

import jakarta.enterprise.context.ApplicationScoped;

/** The three use cases that move a group's parts. */
@ApplicationScoped
public class Switches {
  private final ServiceSwitch services;
  private final DiskSwitch disks;
  private final AddressSwitch addresses;

  public Switches(ServiceSwitch services, DiskSwitch disks, AddressSwitch addresses) {
    this.services = services;
    this.disks = disks;
    this.addresses = addresses;
  }

  ServiceSwitch services() {
    return services;
  }

  DiskSwitch disks() {
    return disks;
  }

  AddressSwitch addresses() {
    return addresses;
  }
}
