package dev.handover.node.adapter.emulated;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * state.json: where the machine has got to. Replaced as a whole at every change.
 *
 * @param services by lower-case name
 * @param disks disks that are ONLINE here
 * @param addresses prefix length of each address that is PRESENT here
 */
record MachineState(
    int version,
    String bootId,
    long nextProcessId,
    Map<String, ServiceRun> services,
    Map<String, OnlineDisk> disks,
    Map<String, Integer> addresses) {
  static final int VERSION = 1;
  private static final long FIRST_PROCESS_ID = 1000;
  private static final long PROCESS_ID_STEP = 4;

  MachineState {
    services = Map.copyOf(services);
    disks = Map.copyOf(disks);
    addresses = Map.copyOf(addresses);
  }

  /**
   * A disk that is ONLINE here.
   *
   * @param alsoAfterBoot whether Windows attaches it at boot, because somebody, not the node,
   *     brought it online for good
   */
  record OnlineDisk(String mountPoint, long epoch, boolean alsoAfterBoot) {}

  /** A machine that has just booted: nothing runs, nothing is attached. */
  static MachineState booted(String bootId) {
    return new MachineState(VERSION, bootId, FIRST_PROCESS_ID, Map.of(), Map.of(), Map.of());
  }

  MachineState withService(String key, ServiceRun run) {
    return new MachineState(
        version, bootId, nextProcessId, with(services, key, run), disks, addresses);
  }

  MachineState withNextProcess() {
    return new MachineState(
        version, bootId, nextProcessId + PROCESS_ID_STEP, services, disks, addresses);
  }

  MachineState withDisk(String id, @Nullable OnlineDisk disk) {
    return new MachineState(
        version, bootId, nextProcessId, services, with(disks, id, disk), addresses);
  }

  MachineState withAddress(String address, @Nullable Integer prefixLength) {
    return new MachineState(
        version, bootId, nextProcessId, services, disks, with(addresses, address, prefixLength));
  }

  private static <T> Map<String, T> with(Map<String, T> map, String key, @Nullable T value) {
    Map<String, T> next = new TreeMap<>(map);
    if (value == null) {
      next.remove(key);
    } else {
      next.put(key, value);
    }
    return next;
  }
}
