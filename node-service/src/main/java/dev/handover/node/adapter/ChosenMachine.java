package dev.handover.node.adapter;

import dev.handover.node.adapter.emulated.EmulatedMachine;
import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.Machine;
import dev.handover.node.domain.ServiceControlManager;

/** The four sides of the machine that this process was configured for. */
record ChosenMachine(
    ServiceControlManager services, Disks disks, Addresses addresses, Machine machine) {

  static ChosenMachine of(EmulatedMachine machine) {
    return new ChosenMachine(machine.services(), machine.disks(), machine.addresses(), machine);
  }
}
