package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.deploy.bench.DirectoryDrill;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import org.junit.jupiter.api.Test;

/** kill -9 of directory-service at random points of applies and reverts, on a real directory. */
class KilledApplyIT {
  private static final int ROUNDS = 5;
  private static final int MAILBOXES = 300;
  private static final long SEED = 4;

  @Test
  void everyApplyAndRevertFinishesAfterADeathAndNoOldValueIsLost() throws Exception {
    // Given
    try (Stand stand = Stand.of(Shape.of(Generation.EXCHANGE_2007, MAILBOXES))) {
      stand.suite().directory().start();
      stand.suite().directory().awaitReady();

      // When
      DirectoryDrill.Outcome outcome =
          new DirectoryDrill(stand.suite(), SEED, System.out).run(ROUNDS);

      // Then
      assertThat(outcome.violations()).isEmpty();
      assertThat(outcome.midway()).as("deaths with work half done").isPositive();
    }
  }
}
