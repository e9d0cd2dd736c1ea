package dev.handover.directory.app;

import dev.handover.directory.adapter.file.FolderUndoFiles;
import dev.handover.directory.domain.Actor;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.EpochGate;
import dev.handover.directory.domain.Fence;
import dev.handover.directory.domain.FencingEpoch;
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

  private final ChangeSets sets;
  private final ChangeSetWork work;
  private final Verifications verifications;
  private final Runs runs;
  private final BoundedParallel parallel;

  ServiceInstance(
      ChangeSetStore store, PromisedEpochs promises, Directory directory, Path undoFolder) {
    Limits limits = new Limits(10, 4, 2);
    LdifExport ldif = new LdifExport(store, new FolderUndoFiles(undoFolder));
    EpochGate gate = new EpochGate(promises, Clock.systemUTC());
    parallel = new BoundedParallel(limits);
    PinnedDirectories directories = new PinnedDirectories(new TestDomainControllers(directory));
    ChangeWriter writer =
        new ChangeWriter(
            directories, new ChangeRecords(store, limits), limits, TaskCatalogue.standard());
    runs = new Runs(new Walk(store, gate, writer, ldif), limits);
    sets = new ChangeSets(store, ldif);
    work = new ChangeSetWork(sets, gate, runs, Clock.systemUTC());
    verifications =
        new Verifications(sets, directories, parallel, new SpnChecks(sets, directories));
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
