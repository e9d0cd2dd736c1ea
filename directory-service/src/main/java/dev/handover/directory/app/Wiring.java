package dev.handover.directory.app;

import dev.handover.directory.domain.ChangePlanner;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.EpochGate;
import dev.handover.directory.domain.PromisedEpochs;
import dev.handover.directory.domain.TaskCatalogue;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/** Makes the domain's objects, which know no framework. */
final class Wiring {

  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Pause pause() {
    return time -> {
      try {
        Thread.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    };
  }

  @Produces
  @Singleton
  EpochGate gate(PromisedEpochs promises, InstantSource clock) {
    return new EpochGate(promises, clock);
  }

  @Produces
  @Singleton
  TaskCatalogue catalogue() {
    return TaskCatalogue.standard();
  }

  @Produces
  @Singleton
  ChangePlanner planner(TaskCatalogue catalogue) {
    return new ChangePlanner(catalogue);
  }

  @Produces
  @Singleton
  PreviewWriter.Target previewTarget(
      ChangeSetStore store, LdifExport ldif, Leases leases, Progresses progresses) {
    return new PreviewWriter.Target(store, ldif, leases, progresses);
  }
}
