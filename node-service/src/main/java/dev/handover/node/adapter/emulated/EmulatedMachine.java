package dev.handover.node.adapter.emulated;

import dev.handover.node.adapter.UuidV7;
import dev.handover.node.adapter.probe.SocketProber;
import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.EventLog;
import dev.handover.node.domain.FileSystem;
import dev.handover.node.domain.HostChecks;
import dev.handover.node.domain.Machine;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.Waiting;
import dev.handover.node.domain.probe.Prober;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * An emulated machine: the whole of it lies in its folder and in a folder that it shares with its
 * partner.
 *
 * <p>When its process is killed, the machine is thought to have stayed up; it takes its disk and
 * addresses again before it serves. What its partner has taken meanwhile is lost. After a power cut
 * nothing runs and nothing is attached but disks that somebody other than the node brought online
 * for good; Windows then starts services whose start type is Automatic, and no others.
 */
public final class EmulatedMachine implements Machine {
  private static final Logger LOG = Logger.getLogger(EmulatedMachine.class);

  private final String node;
  private final MachineFolder folder;
  private final EmulatedServices services;
  private final EmulatedDisks disks;
  private final EmulatedAddresses addresses;
  private final EmulatedEventLog eventLog;
  private final EmulatedFileSystem files;
  private final EmulatedPorts ports;

  /**
   * How to open a machine.
   *
   * @param sharedDir what both nodes see: disk images and the network
   * @param template what machine.yaml is made from when there is none
   * @param stayedUp whether the machine ran on while its process was gone; false is a power cut
   */
  public record Setup(
      String node, Path machineDir, Path sharedDir, String template, boolean stayedUp) {}

  private EmulatedMachine(Setup setup, InstantSource clock, Optional<Waiting> waiting) {
    node = setup.node();
    folder = new MachineFolder(setup.machineDir(), setup.template(), waiting);
    EmulatedDrives drives = new EmulatedDrives(folder, setup);
    services = new EmulatedServices(folder, drives, clock);
    disks = new EmulatedDisks(folder, services, setup, clock);
    addresses = new EmulatedAddresses(folder, setup, clock);
    eventLog = new EmulatedEventLog(folder, clock);
    files = new EmulatedFileSystem(folder, drives);
    ports = new EmulatedPorts(folder, setup, new SocketProber(clock));
  }

  /** Opens the machine and brings it to where it should be after what happened to it. */
  public static EmulatedMachine open(Setup setup, InstantSource clock) {
    return open(setup, clock, Optional.empty());
  }

  /** As {@link #open(Setup, InstantSource)}, in a time of its own. */
  public static EmulatedMachine open(Setup setup, InstantSource clock, Waiting waiting) {
    return open(setup, clock, Optional.of(waiting));
  }

  private static EmulatedMachine open(Setup setup, InstantSource clock, Optional<Waiting> waiting) {
    EmulatedMachine machine = new EmulatedMachine(setup, clock, waiting);
    machine.folder.alone(
        () -> {
          machine.wakeUp(setup.stayedUp(), clock);
          return machine;
        });
    machine.ports.open(machine.services);
    return machine;
  }

  private void wakeUp(boolean stayedUp, InstantSource clock) {
    Optional<MachineState> former = folder.formerState();
    if (former.isPresent() && stayedUp && hasTakenAgain()) {
      return;
    }
    former.ifPresent(disks::recordLoss);
    folder.save(MachineState.booted(UuidV7.next(clock).toString()));
    former.ifPresent(disks::attachAtBoot);
    services.startAutomatic();
  }

  /** A machine that cannot even reach what it had is as good as one that lost power. */
  private boolean hasTakenAgain() {
    try {
      disks.takeAgain();
      addresses.takeAgain();
      return true;
    } catch (UncheckedIOException e) {
      LOG.errorf(
          e, "disk or address cannot be reached, the machine counts as booted: node=%s", node);
      die();
      return false;
    }
  }

  @Override
  public String bootId() {
    return folder.state().bootId();
  }

  /** Its services. */
  public ServiceControlManager services() {
    return services;
  }

  /** Its switching disks. */
  public Disks disks() {
    return disks;
  }

  /** Its floating addresses. */
  public Addresses addresses() {
    return addresses;
  }

  /** What host checks find. */
  public HostChecks hostChecks() {
    return new EmulatedHostChecks(folder);
  }

  /** Its event log. */
  public EventLog eventLog() {
    return eventLog;
  }

  /** What it can reach, and whether that serves. */
  public Prober prober() {
    return ports;
  }

  /** Its local file system. */
  public FileSystem files() {
    return files;
  }

  /**
   * Lets go of disk and addresses as the end of the process would; the stored state stays as it is.
   */
  public void die() {
    disks.die();
    addresses.die();
    ports.close();
  }
}
