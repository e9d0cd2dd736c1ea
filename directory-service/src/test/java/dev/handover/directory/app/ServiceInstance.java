package dev.handover.directory.app;

import dev.handover.directory.adapter.file.FolderUndoFiles;
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
import dev.handover.directory.domain.SampleSet;
import dev.handover.directory.domain.TaskCatalogue;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TestDomainControllers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One start of the service, wired by hand: a second one on the same store is a restart. */
final class ServiceInstance implements AutoCloseable {

  static final UUID ISSUER = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");

  private static final Duration LONG = Duration.ofSeconds(60);

  /** Limits of the tests: small batches, so that there are many of them. */
  record Limits(int batchSize, int parallelWrites, int maxRunning) implements ApplyConfig {}

  /** Whether another domain controller may take the place of one that does not answer. */
  record Allowed(boolean enabled, int most) implements FailoverConfig {}

  private final ChangeSets sets;
  private final ChangeSetWork work;
  private final Verifications verifications;
  private final Runs runs;
  private final BoundedParallel parallel;

  /** What a service stands on; failover is on when there are pins to keep. */
  record Ports(
      ChangeSetStore store,
      PromisedEpochs promises,
      DomainControllers controllers,
      @Nullable Pins pins) {}

  ServiceInstance(
      ChangeSetStore store, PromisedEpochs promises, Directory directory, Path undoFolder) {
    this(new Ports(store, promises, new TestDomainControllers(directory), null), undoFolder);
  }

  ServiceInstance(Ports ports, Path undoFolder) {
    Limits limits = new Limits(10, 4, 2);
    ChangeSetStore store = ports.store();
    LdifExport ldif = new LdifExport(store, new FolderUndoFiles(undoFolder));
    EpochGate gate = new EpochGate(ports.promises(), Clock.systemUTC());
    parallel = new BoundedParallel(limits);
    PinnedDirectories directories = new PinnedDirectories(ports.controllers());
    Failover failover =
        new Failover(ports.controllers(), new Allowed(ports.pins() != null, 10), Clock.systemUTC());
    ChangeWriter writer =
        new ChangeWriter(
            directories, new ChangeRecords(store, limits), limits, TaskCatalogue.standard());
    runs =
        new Runs(new Walk(store, gate, writer, new SafePoint(failover, pins(ports), ldif)), limits);
    sets = new ChangeSets(store, ldif);
    work = new ChangeSetWork(sets, gate, runs, Clock.systemUTC());
    verifications =
        new Verifications(sets, directories, parallel, new SpnChecks(sets, directories));
  }

  private static Pins pins(Ports ports) {
    return ports.pins() == null ? new NoPins() : ports.pins();
  }

  /** For sets that never change their domain controller. */
  private static final class NoPins implements Pins {
    @Override
    public void add(UUID changeSet, Pin pin) {
      throw new IllegalStateException("nobody allowed a failover");
    }

    @Override
    public void checked(UUID changeSet, TaskName task) {
      throw new IllegalStateException("nobody allowed a failover");
    }
  }

  ChangeSetWork.Result bring(UUID id, Direction desired) {
    return bring(id, desired, null, LONG);
  }

  ChangeSetWork.Result bring(
      UUID id, Direction desired, @Nullable TaskName task, Duration patience) {
    return work.bring(new ChangeSetWork.Request(id, desired, task, patience, fence(1)));
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
