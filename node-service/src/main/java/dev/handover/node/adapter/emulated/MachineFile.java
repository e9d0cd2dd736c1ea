package dev.handover.node.adapter.emulated;

import dev.handover.node.domain.StartType;
import dev.handover.node.domain.probe.ProbeKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * machine.yaml: what the machine is made of. Read once, at the start.
 *
 * @param interfaceName the interface that gets floating addresses
 * @param network folder that both nodes see, in which an address that is in use is a locked file;
 *     relative to the shared folder
 * @param disks image folder of each disk; relative to the shared folder
 * @param addresses how long a floating address takes; absent for no time
 * @param services installed services, in the service manager's order
 * @param answers what is said on which port while a service runs
 * @param host what host checks find
 */
record MachineFile(
    @Nullable String interfaceName,
    @Nullable String network,
    Map<String, DiskEntry> disks,
    @Nullable AddressDelays addresses,
    List<ServiceEntry> services,
    @Nullable List<AnswerEntry> answers,
    @Nullable HostSection host) {

  MachineFile {
    disks = disks == null ? Map.of() : Map.copyOf(disks);
    services = services == null ? List.of() : List.copyOf(services);
  }

  List<AnswerEntry> answersOrNone() {
    return answers == null ? List.of() : List.copyOf(answers);
  }

  /** Its interfaces' own addresses, without the length of their prefix. */
  List<String> ownAddresses() {
    return host == null || host.interfaces() == null
        ? List.of()
        : host.interfaces().stream()
            .map(HostSection.InterfaceEntry::addresses)
            .filter(Objects::nonNull)
            .flatMap(List::stream)
            .map(address -> address.replaceFirst("/.*", ""))
            .toList();
  }

  AddressDelays addressDelays() {
    return addresses == null ? new AddressDelays(null, null) : addresses;
  }

  private static Duration millis(@Nullable Long millis) {
    return Duration.ofMillis(millis == null ? 0 : millis);
  }

  /**
   * A disk that the machine can see.
   *
   * @param reservations whether it knows persistent reservations; one that does stays reserved when
   *     the power is cut
   * @param attachDelayMillis how long it takes to come online
   * @param detachDelayMillis how long it takes to go offline
   */
  record DiskEntry(
      String image,
      @Nullable Boolean reservations,
      @Nullable Long attachDelayMillis,
      @Nullable Long detachDelayMillis) {
    boolean hasReservations() {
      return reservations != null && reservations;
    }

    Duration attachDelay() {
      return millis(attachDelayMillis);
    }

    Duration detachDelay() {
      return millis(detachDelayMillis);
    }
  }

  /**
   * What is said to whoever connects.
   *
   * @param service that says it, while it runs
   * @param port of the machine's addresses, the floating ones too
   */
  record AnswerEntry(String service, ProbeKind kind, int port) {}

  /** How long an address takes to be added, and to be removed. */
  record AddressDelays(@Nullable Long addDelayMillis, @Nullable Long removeDelayMillis) {
    Duration add() {
      return millis(addDelayMillis);
    }

    Duration remove() {
      return millis(removeDelayMillis);
    }
  }

  /**
   * An installed service, and what it does when it is asked to start or stop.
   *
   * @param startFailCode Windows error with which every start ends, or the first {@code failStarts}
   * @param failStarts how many starts fail before one works
   * @param ignoreStart whether it hangs in START_PENDING
   * @param ignoreStop whether it hangs in STOP_PENDING
   * @param crashAfterMillis how long it runs until its process dies and the service manager says
   *     STOPPED with 1067
   * @param vanishAfterMillis how long it runs until its process dies and the service manager does
   *     not notice
   * @param needsDisk disk on which it has files open while it runs, and without which it ends with
   *     1067
   * @param creates files that it makes when it starts, where their folder is there; `{key}` stands
   *     for the value of that key in its settings
   * @param settings the .config file with its appSettings
   */
  record ServiceEntry(
      String name,
      @Nullable StartType startType,
      List<String> dependsOn,
      @Nullable Long startDelayMillis,
      @Nullable Long stopDelayMillis,
      @Nullable Long startFailCode,
      @Nullable Integer failStarts,
      @Nullable Boolean ignoreStart,
      @Nullable Boolean ignoreStop,
      @Nullable Long crashAfterMillis,
      @Nullable Long vanishAfterMillis,
      @Nullable String needsDisk,
      List<String> creates,
      @Nullable String settings) {

    ServiceEntry {
      dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
      creates = creates == null ? List.of() : List.copyOf(creates);
    }

    /** The entry as long as the fault lasts. */
    ServiceEntry with(FaultFile.ServiceFault fault) {
      return new ServiceEntry(
          name,
          or(fault.startType(), startType),
          dependsOn,
          or(fault.startDelayMillis(), startDelayMillis),
          or(fault.stopDelayMillis(), stopDelayMillis),
          or(fault.startFailCode(), startFailCode),
          or(fault.failStarts(), failStarts),
          or(fault.ignoreStart(), ignoreStart),
          or(fault.ignoreStop(), ignoreStop),
          or(fault.crashAfterMillis(), crashAfterMillis),
          or(fault.vanishAfterMillis(), vanishAfterMillis),
          needsDisk,
          creates,
          settings);
    }

    /** The entry with the start type that it was given later, if any. */
    ServiceEntry with(@Nullable StartType changed) {
      return new ServiceEntry(
          name,
          or(changed, startType),
          dependsOn,
          startDelayMillis,
          stopDelayMillis,
          startFailCode,
          failStarts,
          ignoreStart,
          ignoreStop,
          crashAfterMillis,
          vanishAfterMillis,
          needsDisk,
          creates,
          settings);
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
      return first == null ? second : first;
    }

    StartType startTypeOrManual() {
      return startType == null ? StartType.MANUAL : startType;
    }

    long startDelay() {
      return startDelayMillis == null ? 0 : startDelayMillis;
    }

    long stopDelay() {
      return stopDelayMillis == null ? 0 : stopDelayMillis;
    }

    boolean hangsAtStart() {
      return ignoreStart != null && ignoreStart;
    }

    boolean hangsAtStop() {
      return ignoreStop != null && ignoreStop;
    }
  }
}
