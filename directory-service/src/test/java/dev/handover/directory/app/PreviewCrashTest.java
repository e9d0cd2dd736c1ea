package dev.handover.directory.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.adapter.store.StoreFolder;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.RunLeases;
import dev.handover.directory.domain.SampleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process dies while a preview is written: half a set is never there. */
class PreviewCrashTest {

  private static final UUID ID = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
  private static final RequestKey KEY = new RequestKey("tester", "key-00001", "sha256:0");

  private static final Duration LEASE = Duration.ofSeconds(10);

  @TempDir Path folder;

  private final SampleSet sample = new SampleSet(1_200);

  /** Dies at the moment of this number: before and after each write to the store is one. */
  private static PowerCut dyingAt(int moment) {
    int[] left = {moment};
    return new PowerCut(
        new RandomGenerator() {
          @Override
          public long nextLong() {
            return 0;
          }

          @Override
          public double nextDouble() {
            return left[0]-- > 0 ? 1 : 0;
          }
        },
        0.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void leavesNoHalfSetWhereverItDies(int moment) throws IOException {
    try (StoreFolder opened = StoreFolder.open(folder)) {
      ChangeSetStore store = opened.changeSets();
      // When
      PowerCut cut = dyingAt(moment);
      assertThatThrownBy(() -> write(new CrashingStore(store, cut), opened.leases()))
          .isInstanceOf(PowerCut.Dead.class);
      // Then
      assertThat(store.find(ID).map(ChangeSet::state))
          .isIn(Optional.empty(), Optional.of(ChangeSetState.PREVIEWING));
      // When
      writers(store, opened.leasesAfterARestart()).removeUnfinished();
      // Then
      assertThat(store.find(ID)).isEmpty();
      assertThat(store.changes(ChangeQuery.all(ID, false, 9))).isEmpty();
      assertThat(store.answerTo(KEY, sample.changeSet(ID).createdAt())).isEmpty();
      assertThat(undoFiles()).isEmpty();
      // When
      write(store, opened.leases());
      // Then
      assertWhole(store);
    }
  }

  @Test
  void keepsASetThatWasCompletedBeforeTheProcessDied() throws IOException {
    try (StoreFolder opened = StoreFolder.open(folder)) {
      ChangeSetStore store = opened.changeSets();
      PowerCut cut = dyingAt(9);
      assertThatThrownBy(() -> write(new CrashingStore(store, cut), opened.leases()))
          .isInstanceOf(PowerCut.Dead.class);

      writers(store, opened.leasesAfterARestart()).removeUnfinished();

      assertWhole(store);
    }
  }

  private void assertWhole(ChangeSetStore store) throws IOException {
    ChangeSet set = store.find(ID).orElseThrow();
    assertThat(set.state()).isEqualTo(ChangeSetState.PREVIEWED);
    assertThat(store.changes(ChangeQuery.all(ID, false, 2_000))).hasSize(sample.changes().size());
    LdifExport ldif = ServiceInstance.ldif(store, folder.resolve("undo"));
    String expected = String.join("", ldif.reverse(set).toList());
    assertThat(Files.readString(Path.of(String.valueOf(set.reverseLdifFile()))))
        .isEqualTo(expected);
    assertThat(undoFiles()).hasSize(1);
  }

  private PreviewWriters writers(ChangeSetStore store, RunLeases leases) {
    InstantSource clock = Clock.systemUTC();
    LdifExport ldif = ServiceInstance.ldif(store, folder.resolve("undo"));
    Leases held = new Leases(leases, new Lease(LEASE, LEASE), clock, time -> {});
    return new PreviewWriters(
        new PreviewWriter.Target(store, ldif, held, new Progresses(clock)), clock);
  }

  private record Lease(Duration duration, Duration look) implements LeaseConfig {}

  private void write(ChangeSetStore store, RunLeases leases) {
    PreviewWriter writer = writers(store, leases).open(sample.changeSet(ID), KEY);
    sample.changes().forEach(writer::add);
    writer.complete(List.of());
    // A dead process does not get here: it leaves everything as it is.
    writer.close();
  }

  private List<Path> undoFiles() throws IOException {
    if (!Files.exists(folder.resolve("undo"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.resolve("undo"))) {
      return files.toList();
    }
  }
}
