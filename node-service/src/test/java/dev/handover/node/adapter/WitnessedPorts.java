package dev.handover.node.adapter;

import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.DiskOwners;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.EventLog;
import dev.handover.node.domain.FileSystem;
import dev.handover.node.domain.GroupAddresses;
import dev.handover.node.domain.HostChecks;
import dev.handover.node.domain.PromisedEpochs;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.SourceLeases;
import dev.handover.node.domain.probe.Prober;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The ports of the emulated node, each with a witness in front of it that writes down every call:
 * to the machine, and to what the node stores.
 */
@Alternative
@Singleton
public class WitnessedPorts {
  private static final List<String> CALLS = new CopyOnWriteArrayList<>();

  /** Whether a lease has expired is looked at all the time, whoever asks for what. */
  private static final String EVERY_SECOND = "SourceLeases.all";

  private final Wiring wiring = new Wiring();
  private final NodeConfig config;
  private final ChosenMachine machine;

  WitnessedPorts(NodeConfig config, ChosenMachine machine) {
    this.config = config;
    this.machine = machine;
  }

  /** Every call so far, as `Port.method`. */
  public static List<String> calls() {
    return List.copyOf(CALLS);
  }

  @Produces
  @Singleton
  @Alternative
  ServiceControlManager services() {
    return witnessed(ServiceControlManager.class, wiring.services(machine));
  }

  @Produces
  @Singleton
  @Alternative
  Disks disks() {
    return witnessed(Disks.class, wiring.disks(machine));
  }

  @Produces
  @Singleton
  @Alternative
  Addresses addresses() {
    return witnessed(Addresses.class, wiring.addresses(machine));
  }

  @Produces
  @Singleton
  @Alternative
  Prober prober(ChosenMachine chosen) {
    return witnessed(Prober.class, wiring.prober(chosen));
  }

  @Produces
  @Singleton
  @Alternative
  FileSystem files() {
    return witnessed(FileSystem.class, wiring.files(machine));
  }

  @Produces
  @Singleton
  @Alternative
  EventLog eventLog() {
    return witnessed(EventLog.class, wiring.eventLog(machine));
  }

  @Produces
  @Singleton
  @Alternative
  HostChecks hostChecks() {
    return witnessed(HostChecks.class, wiring.hostChecks(machine));
  }

  @Produces
  @Singleton
  @Alternative
  PromisedEpochs promises() {
    return witnessed(PromisedEpochs.class, wiring.promises(config));
  }

  @Produces
  @Singleton
  @Alternative
  SourceLeases leases() {
    return witnessed(SourceLeases.class, wiring.leases(config));
  }

  @Produces
  @Singleton
  @Alternative
  GroupAddresses groupAddresses() {
    return witnessed(GroupAddresses.class, wiring.groupAddresses(config));
  }

  @Produces
  @Singleton
  @Alternative
  DiskOwners diskOwners() {
    return witnessed(DiskOwners.class, wiring.diskOwners(config));
  }

  private static <T> T witnessed(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              String call = port.getSimpleName() + "." + method.getName();
              if (!call.equals(EVERY_SECOND)) {
                CALLS.add(call);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            }));
  }
}
