package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.Work;
import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However often it dies, and wherever: the same end as undisturbed, and never two owners. */
class CrashTest {
  private static final int SEEDS = 500;

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static FakeWorld worldFor(OperationKind kind) {
    return switch (kind) {
      case SWITCHOVER, STOP -> FakeWorld.activeOn(EXCH1);
      case FAILOVER -> {
        FakeWorld world = FakeWorld.activeOn(EXCH1);
        world.exch1.running.remove("MSExchangeIS"); // it is failing, but it still answers
        yield world;
      }
      case START -> new FakeWorld();
      case RUNBOOK -> throw new IllegalArgumentException("has a test of its own");
    };
  }

  private static Simulation crashing(FakeWorld world, RandomGenerator random, double likely) {
    return new Simulation(
        world, journal -> new CrashingJournal(journal, random, likely), Samples.mail(), random);
  }

  private static NodeName targetOf(OperationKind kind) {
    return kind == OperationKind.STOP ? EXCH1 : EXCH2;
  }

  private static String undisturbed(OperationKind kind) {
    Simulation calm = new Simulation(worldFor(kind));
    Operation ended = calm.run(kind, targetOf(kind));
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    return calm.world.snapshot();
  }

  @ParameterizedTest
  @EnumSource(value = OperationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "RUNBOOK")
  void reachesTheSameEndHoweverOftenItCrashes(OperationKind kind) {
    String expected = undisturbed(kind);
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomGenerator random = random(seed);
      // Given
      FakeWorld world = worldFor(kind);
      Simulation simulation = crashing(world, random, 0.15);
      UUID id = simulation.start(kind, targetOf(kind)).id();
      // When
      runThroughCrashes(simulation, id, random);
      // Then
      Operation ended = simulation.service.get(id);
      assertThat(ended.state()).as("seed %d", seed).isEqualTo(OperationState.SUCCEEDED);
      assertThat(world.snapshot()).as("seed %d", seed).isEqualTo(expected);
    }
  }

  /** Half of the crashes are noticed by another instance, which takes over with a new epoch. */
  private static void runThroughCrashes(Simulation simulation, UUID id, RandomGenerator random) {
    while (!simulation.service.get(id).state().isRest()) {
      try {
        if (simulation.carryOn(id) instanceof Work.Due.At at) {
          simulation.clock.passUntil(at.instant());
        }
      } catch (CrashingJournal.Crash crash) {
        simulation.clock.pass(Duration.ofSeconds(6));
        takeOverByChance(simulation, id, random);
      }
    }
  }

  private static void takeOverByChance(Simulation simulation, UUID id, RandomGenerator random) {
    while (random.nextBoolean()) {
      try {
        simulation.takeOver(id);
        return;
      } catch (CrashingJournal.Crash again) {
        simulation.clock.pass(Duration.ofSeconds(6));
      }
    }
  }

  @Test
  void neverHasTwoOwnersNorEndsHalfWayWhateverBreaksBesides() {
    for (long seed = 0; seed < 2 * SEEDS; seed++) {
      RandomGenerator random = random(seed);
      // Given
      FakeWorld world = worldFor(OperationKind.SWITCHOVER);
      String before = world.snapshot();
      Simulation simulation = crashing(world, random, 0.1);
      UUID id = simulation.start(OperationKind.SWITCHOVER, EXCH2).id();
      world.interference = (deed, doIt) -> trouble(random, doIt);
      // When
      runThroughCrashes(simulation, id, random);
      // Then
      Operation rested = simulation.service.get(id);
      switch (rested.state()) {
        case SUCCEEDED, SUCCEEDED_WITH_EXCEPTIONS -> {
          assertThat(world.exch2.running).as("seed %d", seed).hasSize(3);
          assertThat(world.exch1.running).as("seed %d", seed).isEmpty();
        }
        case COMPENSATED, FAILED ->
            assertThat(world.snapshot()).as("seed %d", seed).isEqualTo(before);
        case HALTED -> assertThat(rested.halted()).as("seed %d", seed).isPresent();
        default -> throw new AssertionError("seed " + seed + " rests in " + rested.state());
      }
    }
  }

  @Test
  void neverRunsServicesOnTwoNodesWhenASilentSourceComesBack() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomGenerator random = random(seed);
      // Given
      FakeWorld world = new FakeWorld();
      world.exch1.reachable = false;
      Simulation simulation = crashing(world, random, 0.1);
      UUID id = simulation.start(Samples.attested(OperationKind.FAILOVER, EXCH2)).id();
      boolean[] early = {false};
      world.looking =
          node -> {
            if (node.equals(EXCH1) && !world.exch1.reachable && random.nextInt(4) == 0) {
              early[0] = world.exch2.running.isEmpty();
              world.comesBack(world.exch1);
            }
          };
      // When
      runThroughCrashes(simulation, id, random);
      // Then: the world itself breaks off when two nodes run services
      OperationState state = simulation.service.get(id).state();
      if (!world.exch1.reachable) {
        assertThat(state).as("seed %d", seed).isEqualTo(OperationState.SUCCEEDED);
      } else if (early[0] || state != OperationState.HALTED) {
        // Also when the pivot was in doubt: it is looked again, and it turns back.
        assertThat(state)
            .as("seed %d", seed)
            .isIn(OperationState.COMPENSATED, OperationState.FAILED);
        assertThat(world.exch2.running).as("seed %d", seed).isEmpty();
      }
    }
  }

  /** Done and the answer lost; not done; on its way; refused: by chance. */
  private static StepOutcome trouble(RandomGenerator random, FakeWorld.Deed doIt) {
    return switch (random.nextInt(12)) {
      case 0 -> {
        StepOutcome lost = doIt.result();
        yield new StepOutcome.RetryLater("the answer was lost: " + lost);
      }
      case 1 -> new StepOutcome.RetryLater("connection refused");
      case 2 -> new StepOutcome.OnItsWay("pending", Duration.ofMillis(500));
      case 3 -> new StepOutcome.Failed("error 1053", "look at the event log");
      default -> doIt.result();
    };
  }
}
