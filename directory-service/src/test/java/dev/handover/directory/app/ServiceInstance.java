package dev.handover.directory.app;

import dev.handover.directory.adapter.file.FolderUndoFiles;
import dev.handover.directory.adapter.store.StoreFolder;
import dev.handover.directory.domain.Actor;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DomainControllers;
import dev.handover.directory.domain.EpochGate;
import dev.handover.directory.domain.Fence;
import dev.handover.directory.domain.FencingEpoch;
import dev.handover.directory.domain.Pin;
import dev.handover.directory.domain.Pins;
import dev.handover.directory.domain.PromisedEpochs;
import dev.handover.directory.domain.RunLeases;
import dev.handover.directory.domain.SampleSet;
import dev.handover.directory.domain.TaskCatalogue;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TestDomainControllers;
import dev.handover.directory.domain.Turn;
import dev.handover.directory.domain.dns.InMemoryDns;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One start of the service, wired by hand: a second one on the same store is a restart. */
final class ServiceInstance implements AutoCloseable {

  static final UUID ISSUER = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");

  static final Duration LEASE = Duration.ofSeconds(10);
  static final Duration LOOK = Duration.ofMillis(250);

  private static final Time SYSTEM_TIME = new Time(Clock.systemUTC(), time -> {});
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Limits of the tests: small batches, so that there are many of them. */
  record Limits(int batchSize, int parallelWrites, int maxRunning) implements ApplyConfig {}

  /** Whether another domain controller may take the place of one that does not answer. */
  record Allowed(boolean enabled, int most) implements FailoverConfig {}

  private record Lease(Duration duration, Duration look) implements LeaseConfig {}

  private final ChangeSets sets;
  private final ChangeSetWork work;
  private final Verifications verifications;
  private final Leases leases;
  private final Promises promises;
  private final Runs runs;
  private final BoundedParallel parallel;

  /** What instances share. */
  record Shared(ChangeSetStore sets, PromisedEpochs promises, RunLeases leases) {

    /** Of a process that has just started and has the store to itself. */
    static Shared by(StoreFolder store) {
      return new Shared(store.changeSets(), store.promises(), store.leasesAfterARestart());
    }

    Shared with(ChangeSetStore other) {
      return new Shared(other, promises, leases);
    }
  }

  /** What an instance writes to; failover is on when there are pins to keep. */
  record Domain(DomainControllers controllers, @Nullable Pins pins) {}

  /** How time passes. */
  record Time(InstantSource clock, Pause pause) {}

  ServiceInstance(Shared shared, Directory directory, Path undoFolder) {
    this(shared, directory, undoFolder, SYSTEM_TIME);
  }

  ServiceInstance(Shared shared, Directory directory, Path undoFolder, Time time) {
    this(shared, new Domain(new TestDomainControllers(directory), null), undoFolder, time);
  }

  ServiceInstance(Shared shared, Domain domain, Path undoFolder) {
    this(shared, domain, undoFolder, SYSTEM_TIME);
  }

  private ServiceInstance(Shared shared, Domain domain, Path undoFolder, Time time) {
    Limits limits = new Limits(10, 4, 2);
    LdifExport ldif = ldif(shared.sets(), undoFolder);
    Progresses progresses = new Progresses(time.clock());
    EpochGate gate = new EpochGate(shared.promises(), time.clock());
    parallel = new BoundedParallel(limits);
    PinnedDirectories directories = new PinnedDirectories(domain.controllers());
    Failover failover =
        new Failover(domain.controllers(), new Allowed(domain.pins() != null, 10), time.clock());
    ChangeRecords records = new ChangeRecords(shared.sets(), limits, progresses);
    ChangeWriter writer = new ChangeWriter(directories, records, limits, TaskCatalogue.standard());
    leases = new Leases(shared.leases(), new Lease(LEASE, LOOK), time.clock(), time.pause());
    SafePoint safePoint = new SafePoint(failover, pins(domain), ldif);
    runs = new Runs(new Walk(shared.sets(), gate, writer, safePoint), leases, limits);
    sets = new ChangeSets(shared.sets(), ldif, progresses);
    work = new ChangeSetWork(sets, gate, runs, time.clock());
    promises = new Promises(shared.promises(), gate, leases);
    verifications =
        new Verifications(sets, directories, parallel, new SpnChecks(sets, directories));
  }

  private static Pins pins(Domain domain) {
    return domain.pins() == null ? new NoPins() : domain.pins();
  }

  /** For sets that never change their domain controller. */
  private static final class NoPins implements Pins {
    @Override
    public void add(Turn turn, Pin pin) {
      throw new IllegalStateException("nobody allowed a failover");
    }

    @Override
    public void checked(Turn turn, TaskName task) {
      throw new IllegalStateException("nobody allowed a failover");
    }
  }

  static LdifExport ldif(ChangeSetStore sets, Path undoFolder) {
    FolderUndoFiles files = new FolderUndoFiles(undoFolder);
    return new LdifExport(
        sets,
        files,
        new NsupdateExport(sets, files, new InMemoryDns("dns.test"), TaskCatalogue.standard()));
  }

  ChangeSetWork.Result bring(UUID id, Direction desired) {
    return bring(id, desired, null, LONG);
  }

  ChangeSetWork.Result bring(
      UUID id, Direction desired, @Nullable TaskName task, Duration patience) {
    return bring(new ChangeSetWork.Request(id, desired, task, patience, fence(1)));
  }

  ChangeSetWork.Result bring(ChangeSetWork.Request request) {
    return work.bring(request);
  }

  Leases leases() {
    return leases;
  }

  Promises promises() {
    return promises;
  }

  static Fence fence(long epoch) {
    return new Fence(SampleSet.GROUP, new FencingEpoch(epoch), ISSUER, new Actor("tester", null));
  }

  ChangeSet get(UUID id) {
    return sets.get(id);
  }

  ChangeSets sets() {
    return sets;
  }

  Verifications verifications() {
    return verifications;
  }

  @Override
  public void close() {
    runs.close();
    parallel.close();
  }
}
