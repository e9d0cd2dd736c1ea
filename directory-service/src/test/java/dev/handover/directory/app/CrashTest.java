package dev.handover.directory.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.adapter.store.StoreFolder;
import dev.handover.directory.domain.ChangeOutcome;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.SampleSet;
import dev.handover.directory.domain.TaskProgress;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The process dies again and again, before and after every write; the end is as if it never had.
 */
class CrashTest {

  private static final Logger LOG_OF_RUNS = Logger.getLogger(Run.class.getName());
  private static final int MOST_STARTS = 1_000;
  private static final RequestKey KEY = new RequestKey("tester", "key-00001", "sha256:0");
  private static final double CHANCE = 0.08;

  @TempDir Path folder;

  private final SampleSet sample = new SampleSet(35);
  private final InMemoryDirectory directory = sample.directory();
  private final UUID id = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
  private @Nullable StoreFolder opened;

  /** Deaths by the hundred are the point of this test, not news. */
  @BeforeAll
  static void keepDeathsOutOfTheLog() {
    LOG_OF_RUNS.setLevel(Level.OFF);
  }

  @AfterAll
  static void logAgain() {
    LOG_OF_RUNS.setLevel(Level.INFO);
  }

  @BeforeEach
  void open() {
    opened = StoreFolder.open(folder);
    sample.storeIn(store().changeSets(), id, KEY);
  }

  @AfterEach
  void close() {
    store().close();
  }

  private StoreFolder store() {
    return Objects.requireNonNull(opened);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void reachesTheSameEndsHoweverOftenItDies(long seed) {
    // Given
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Object before = directory.dump();
    Object after = dumpOfAnUndisturbedRun();
    // When
    int starts = bringDespiteDeaths(Direction.APPLIED, random);
    // Then
    assertThat(directory.dump()).as("seed %d, %d starts", seed, starts).isEqualTo(after);
    assertThatAllAre(ChangeOutcome.APPLIED, ChangeSetState.APPLIED, seed);
    // When
    starts = bringDespiteDeaths(Direction.REVERTED, random);
    // Then
    assertThat(directory.dump()).as("seed %d, %d starts", seed, starts).isEqualTo(before);
    assertThatAllAre(ChangeOutcome.REVERTED, ChangeSetState.REVERTED, seed);
  }

  private Object dumpOfAnUndisturbedRun() {
    InMemoryDirectory other = sample.directory();
    sample.changes().forEach(other::compareAndSet);
    return other.dump();
  }

  /** Starts the service until it answers that the end is reached; tells how often that took. */
  private int bringDespiteDeaths(Direction desired, RandomGenerator random) {
    for (int starts = 1; starts <= MOST_STARTS; starts++) {
      PowerCut cut = new PowerCut(random, CHANCE);
      if (brought(desired, cut)) {
        return starts;
      }
    }
    throw new AssertionError("not there after " + MOST_STARTS + " starts");
  }

  private boolean brought(Direction desired, PowerCut cut) {
    WatchedDirectory watched = new WatchedDirectory(directory, dyingWith(cut));
    try (ServiceInstance service =
        new ServiceInstance(
            ServiceInstance.Shared.by(store()).with(new CrashingStore(store().changeSets(), cut)),
            watched,
            folder)) {
      return service.bring(id, desired).reached();
    } catch (PowerCut.Dead e) {
      return false;
    }
  }

  private static WatchedDirectory.Watcher dyingWith(PowerCut cut) {
    return new WatchedDirectory.Watcher() {
      @Override
      public Optional<ModifyOutcome> before(int write, EntryChange change) {
        cut.mayStrike();
        return Optional.empty();
      }

      @Override
      public void after() {
        cut.mayStrike();
      }
    };
  }

  private void assertThatAllAre(ChangeOutcome outcome, ChangeSetState state, long seed) {
    assertThat(store().changeSets().changes(ChangeQuery.all(id, false, 1_000)))
        .as("seed %d", seed)
        .hasSize(sample.changes().size())
        .allMatch(change -> change.outcome() == outcome);
    assertThat(store().changeSets().find(id))
        .get()
        .satisfies(set -> assertThat(set.state()).isEqualTo(state))
        .satisfies(
            set -> assertThat(set.tasks()).extracting(TaskProgress::pending).containsOnly(0));
  }
}
