package dev.handover.node.adapter;

import dev.handover.node.adapter.emulated.EmulatedMachine;
import dev.handover.node.domain.AccessTokens;
import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.DiskOwners;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.EventLog;
import dev.handover.node.domain.FileRoots;
import dev.handover.node.domain.FileSystem;
import dev.handover.node.domain.GroupAddresses;
import dev.handover.node.domain.HostChecks;
import dev.handover.node.domain.KnownEvents;
import dev.handover.node.domain.LeaseGuard;
import dev.handover.node.domain.Machine;
import dev.handover.node.domain.NodeIdentity;
import dev.handover.node.domain.PromisedEpochs;
import dev.handover.node.domain.RegistryRoots;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.SourceLeases;
import dev.handover.node.domain.Waiting;
import dev.handover.node.domain.Workers;
import dev.handover.node.domain.audit.AuditTrail;
import dev.handover.node.domain.probe.Prober;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives every port its adapter, by the configuration. */
@Singleton
class Wiring {

  @Produces
  @Singleton
  AuditTrail audit(NodeConfig config, InstantSource clock) {
    return new AuditFile(config.dataDir().resolve("audit.jsonl"), clock);
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Waiting waiting() {
    return new ThreadWaiting();
  }

  @Produces
  @Singleton
  Workers workers() {
    return new ThreadWorkers();
  }

  @Produces
  @Singleton
  AccessTokens tokens(NodeConfig config) {
    return new TokenFile(config.access().tokensFile());
  }

  @Produces
  @Singleton
  PromisedEpochs promises(NodeConfig config) {
    return new FilePromisedEpochs(config.dataDir().resolve("promises.json"));
  }

  @Produces
  @Singleton
  SourceLeases leases(NodeConfig config) {
    return new FileSourceLeases(config.dataDir().resolve("leases.json"));
  }

  @Produces
  @Singleton
  GroupAddresses groupAddresses(NodeConfig config) {
    return new FileGroupAddresses(config.dataDir().resolve("addresses.json"));
  }

  @Produces
  @Singleton
  DiskOwners diskOwners(NodeConfig config) {
    return new FileDiskOwners(config.dataDir().resolve("disks.json"));
  }

  @Produces
  @Singleton
  EpochGate gate(PromisedEpochs promises, SourceLeases leases, InstantSource clock) {
    return new EpochGate(promises, new LeaseGuard(leases, clock), clock);
  }

  @Produces
  @Singleton
  NodeIdentity identity(
      NodeConfig config,
      InstantSource clock,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    return new NodeIdentity(
        config.node().name(), version, config.node().adapter(), clock.instant());
  }

  @Produces
  @Singleton
  ChosenMachine machine(NodeConfig config, InstantSource clock, Waiting waiting) {
    return switch (config.node().adapter()) {
      case EMULATED -> ChosenMachine.of(EmulatedMachine.open(emulation(config), clock));
      case WINDOWS -> ChosenMachine.windows(config, clock, waiting);
    };
  }

  @Produces
  @Singleton
  ServiceControlManager services(ChosenMachine chosen) {
    return chosen.services();
  }

  @Produces
  @Singleton
  Disks disks(ChosenMachine chosen) {
    return chosen.disks();
  }

  @Produces
  @Singleton
  Addresses addresses(ChosenMachine chosen) {
    return chosen.addresses();
  }

  @Produces
  @Singleton
  Prober prober(ChosenMachine chosen) {
    return chosen.prober();
  }

  @Produces
  @Singleton
  FileSystem files(ChosenMachine chosen) {
    return chosen.files();
  }

  @Produces
  @Singleton
  FileRoots fileRoots(NodeConfig config) {
    return ConfiguredRoots.of(config.node().files());
  }

  @Produces
  @Singleton
  Machine bootedMachine(ChosenMachine chosen) {
    return chosen.machine();
  }

  @Produces
  @Singleton
  EventLog eventLog(ChosenMachine chosen) {
    return chosen.eventLog();
  }

  @Produces
  @Singleton
  HostChecks hostChecks(ChosenMachine chosen) {
    return chosen.hostChecks();
  }

  @Produces
  @Singleton
  KnownEvents knownEvents() {
    return KnownEventsFile.read();
  }

  @Produces
  @Singleton
  RegistryRoots registryRoots(NodeConfig config) {
    return new RegistryRoots(
        config.node().registry().roots().stream().map(key -> key.replace('/', '\\')).toList());
  }

  private static EmulatedMachine.Setup emulation(NodeConfig config) {
    NodeConfig.Emulated emulated = config.node().emulated();
    return new EmulatedMachine.Setup(
        config.node().name(),
        emulated.machineDir(),
        emulated
            .sharedDir()
            .orElseGet(() -> emulated.machineDir().toAbsolutePath().resolveSibling("shared")),
        emulated.template().resource(),
        emulated.onStart() == NodeConfig.OnStart.KEEP);
  }
}
