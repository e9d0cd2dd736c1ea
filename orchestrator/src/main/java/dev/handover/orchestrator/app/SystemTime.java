package dev.handover.orchestrator.app;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Hands the system's clock and chance to whoever asks: nothing else in the service reads them. */
@Dependent
class SystemTime {
  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  RandomGenerator random() {
    return RandomGenerator.getDefault();
  }
}
