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
  private static final long SEEDS = 1_000;

  @ParameterizedTest
  @EnumSource(value = Flaw.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void findsThePlantedFlaw(Flaw flaw) {
    // Given
    Set<Invariant> broken = EnumSet.noneOf(Invariant.class);
    List<Long> seeds = new ArrayList<>();
    // When
    for (long seed = 0; seed < SEEDS && !broken.containsAll(flaw.breaks()); seed++) {
      long tried = seed;
      new Seeds(flaw, 1)
          .run(
              tried,
              tried + 1,
              outcome ->
                  outcome
                      .violation()
                      .ifPresent(
                          violation -> {
                            seeds.add(tried);
                            assertThat(violation).isInstanceOf(Violation.class);
                            broken.add(((Violation) violation).invariant());
                          }));
    }
    // Then
    assertThat(broken).as("broken by %s, in seeds %s", flaw, seeds).containsAll(flaw.breaks());
  }
}
