package dev.handover.orchestrator.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that finds nothing proves something only if it finds what was put there. */
class PlantedFlawTest {
  private static final long SEEDS = 5_000;

  private static Set<Invariant> brokenBy(Flaw flaw) {
    return switch (flaw) {
      case NONE -> EnumSet.noneOf(Invariant.class);
      case NODE_ATTACHES_AT_BOOT ->
          EnumSet.of(
              Invariant.ONE_NODE_HAS_THE_DISK,
              Invariant.ONE_NODE_RUNS_SERVICES,
              Invariant.ONE_NODE_HAS_THE_ADDRESS);
      case NODE_IGNORES_EPOCHS -> EnumSet.of(Invariant.ONE_NODE_HAS_THE_DISK);
      case DIRECTORY_OVERWRITES, DIRECTORY_KEEPS_VALUES_LATE ->
          EnumSet.of(Invariant.NO_OLD_VALUE_IS_LOST);
      case NODE_FORGETS_PROMISES, STORE_REPEATS_EPOCHS -> EnumSet.of(Invariant.EPOCHS_ONLY_GROW);
      case JOURNAL_DROPS_INTENTS, REPORT_LIES -> EnumSet.of(Invariant.THE_REPORT_EQUALS_THE_WORLD);
      case NOBODY_TAKES_OVER -> EnumSet.of(Invariant.EVERY_OPERATION_ENDS);
    };
  }

  @ParameterizedTest
  @EnumSource(value = Flaw.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void findsThePlantedFlaw(Flaw flaw) {
    // Given
    Set<Invariant> wanted = brokenBy(flaw);
    Set<Invariant> broken = EnumSet.noneOf(Invariant.class);
    List<Long> seeds = new ArrayList<>();
    Seeds flawed = new Seeds(flaw, 1);
    // When
    for (long seed = 0; seed < SEEDS && !broken.containsAll(wanted); seed++) {
      flawed.run(
          seed,
          seed + 1,
          outcome ->
              outcome
                  .violation()
                  .ifPresent(
                      violation -> {
                        seeds.add(outcome.seed());
                        broken.add(((Violation) violation).invariant());
                      }));
    }
    // Then
    assertThat(broken).as("broken by %s, in seeds %s", flaw, seeds).containsAll(wanted);
  }
}
