package dev.handover.directory.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.adapter.store.StoreFolder;
import dev.handover.directory.domain.ChangeOutcome;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.SampleSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Others write the same entries while a set is being applied: what they wrote stays. */
class RacingWriterTest {

  private static final UUID ID = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
  private static final int MAILBOXES = 400;
  private static final int WRITERS = 4;
  private static final int ELSEWHERE = 3;

  @TempDir Path folder;

  private final SampleSet sample = new SampleSet(MAILBOXES);
  private final InMemoryDirectory directory = sample.directory();
  private final Map<String, Integer> written = new ConcurrentHashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neverOverwritesWhatSomebodyElseWroteMeanwhile(long seed) throws Exception {
    try (StoreFolder store = StoreFolder.open(folder)) {
      // Given
      sample.storeIn(store.changeSets(), ID, new RequestKey("tester", "key-00001", "sha256:0"));
      CountDownLatch begun = new CountDownLatch(1);
      WatchedDirectory watched =
          new WatchedDirectory(
              directory,
              (write, change) -> {
                begun.countDown();
                return Optional.empty();
              });
      try (ServiceInstance service =
          new ServiceInstance(ServiceInstance.Shared.by(store), watched, folder)) {
        // When
        race(begun, seed, () -> service.bring(ID, Direction.APPLIED));
        // Then
        assertThatOthersValuesStand();
        Set<String> conflicts = conflicts(store);
        assertThat(written.keySet()).containsAll(conflicts);
        // When
        service.bring(ID, Direction.REVERTED);
        // Then
        assertThatOthersValuesStand();
      }
    }
  }

  /** Several others write a mailbox each time; they stop when the work has ended. */
  private void race(CountDownLatch begun, long seed, Runnable work) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(seed * WRITERS + writer);
        writers.add(
            threads.submit(
                () -> {
                  begun.await();
                  for (int i = 0; i < MAILBOXES / 2; i++) {
                    writeAsSomebodyElse(1 + random.nextInt(MAILBOXES));
                  }
                  return true;
                }));
      }
      work.run();
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
  }

  private void writeAsSomebodyElse(int mailbox) {
    String dn = SampleSet.mailbox(mailbox);
    directory.set(dn, "homeMDB", SampleSet.home(ELSEWHERE));
    written.put(dn, ELSEWHERE);
  }

  private void assertThatOthersValuesStand() {
    Map<String, Map<String, List<String>>> dump = directory.dump();
    assertThat(written.keySet())
        .isNotEmpty()
        .allSatisfy(
            dn ->
                assertThat(dump.getOrDefault(dn, Map.of()).get("homemdb"))
                    .containsExactly(SampleSet.home(ELSEWHERE)));
  }

  private static Set<String> conflicts(StoreFolder store) {
    ChangeQuery query =
        ChangeQuery.all(ID, false, MAILBOXES * 2).with(Set.of(ChangeOutcome.CONFLICT));
    return store.changeSets().changes(query).stream()
        .map(RecordedChange::change)
        .map(change -> change.dn().toString())
        .collect(Collectors.toSet());
  }
}
