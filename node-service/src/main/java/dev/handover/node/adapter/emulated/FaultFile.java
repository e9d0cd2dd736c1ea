package dev.handover.node.adapter.emulated;

import dev.handover.node.domain.StartType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * faults.yaml: what goes wrong now. Read at every call, so that a person or a test can change it
 * while the machine runs.
 *
 * @param openFiles files that somebody has open on a disk
 * @param services overrides what machine.yaml says about a service
 * @param disks reason why a disk cannot be switched
 * @param addressesInUse addresses that somebody outside of both nodes answers for
 * @param mutePorts ports on which nobody answers although the service runs
 * @param host what host checks find instead
 */
record FaultFile(
    List<OpenFileFault> openFiles,
    Map<String, ServiceFault> services,
    Map<String, String> disks,
    List<String> addressesInUse,
    List<Integer> mutePorts,
    @Nullable HostSection host) {

  static final FaultFile NONE =
      new FaultFile(List.of(), Map.of(), Map.of(), List.of(), List.of(), null);

  FaultFile {
    openFiles = openFiles == null ? List.of() : List.copyOf(openFiles);
    services = services == null ? Map.of() : Map.copyOf(services);
    disks = disks == null ? Map.of() : Map.copyOf(disks);
    addressesInUse = addressesInUse == null ? List.of() : List.copyOf(addressesInUse);
    mutePorts = mutePorts == null ? List.of() : List.copyOf(mutePorts);
  }

  /** A file that is open on a disk, and who has it open. */
  record OpenFileFault(String disk, String path, String holder) {}

  /** What a service does differently; see {@link MachineFile.ServiceEntry}. */
  record ServiceFault(
      @Nullable StartType startType,
      @Nullable Long startDelayMillis,
      @Nullable Long stopDelayMillis,
      @Nullable Long startFailCode,
      @Nullable Integer failStarts,
      @Nullable Boolean ignoreStart,
      @Nullable Boolean ignoreStop,
      @Nullable Long crashAfterMillis,
      @Nullable Long vanishAfterMillis) {}
}
