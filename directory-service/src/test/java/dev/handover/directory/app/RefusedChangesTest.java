package dev.handover.directory.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.adapter.store.StoreFolder;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.SampleSet;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the directory would not write is not done, and is never mistaken for somebody's change. */
class RefusedChangesTest {

  private static final UUID ID = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final SampleSet sample = new SampleSet(35);
  private final InMemoryDirectory directory = sample.directory();
  private @Nullable StoreFolder opened;

  @BeforeEach
  void open() {
    opened = StoreFolder.open(folder);
    sample.storeIn(opened.changeSets(), ID, new RequestKey("tester", "key-00001", "sha256:0"));
  }

  @AfterEach
  void close() {
    Objects.requireNonNull(opened).close();
  }

  private ServiceInstance service(Directory behind) {
    StoreFolder store = Objects.requireNonNull(opened);
    return new ServiceInstance(ServiceInstance.Shared.by(store), behind, folder);
  }

  private Directory readOnly() {
    return new WatchedDirectory(
        directory,
        (write, change) ->
            Optional.of(new ModifyOutcome.Refused(50, "no right to write", "Grant it.")));
  }

  @Test
  void isNotAtItsEndWhenTheAccountMayNotWrite() {
    // Given
    Object before = directory.dump();
    try (ServiceInstance service = service(readOnly())) {
      // When
      ChangeSetWork.Result result = service.bring(ID, Direction.APPLIED, SampleSet.MAILBOXES, LONG);
      // Then
      assertThat(result.reached()).isFalse();
      assertThat(result.set().state()).isEqualTo(ChangeSetState.APPLYING);
      assertThat(progress(result.set(), SampleSet.MAILBOXES).refused()).isEqualTo(35);
      assertThat(progress(result.set(), SampleSet.MAILBOXES).conflicts()).isZero();
      assertThat(result.set().stop())
          .satisfies(
              stop -> {
                assertThat(Objects.requireNonNull(stop).retryLater()).isFalse();
                assertThat(stop.reason())
                    .contains("35 changes", "User 1,", "(50)", "no right to write", "Grant it.");
              });
      assertThat(directory.dump()).isEqualTo(before);
    }
  }

  @Test
  void triesAgainWhatWasRefused() {
    try (ServiceInstance refusing = service(readOnly())) {
      refusing.bring(ID, Direction.APPLIED);
    }
    try (ServiceInstance service = service(directory)) {
      // When
      ChangeSetWork.Result again = service.bring(ID, Direction.APPLIED);
      // Then
      assertThat(again.reached()).isTrue();
      assertThat(again.set().stop()).isNull();
      assertThat(again.set().tasks()).extracting(TaskProgress::refused).containsOnly(0);
      assertThat(progress(again.set(), SampleSet.SPNS).applied()).isEqualTo(2);
    }
  }

  @Test
  void refusesNamesAsAWholeThatSomebodyElseHasChangedAndGoesBackPastThem() {
    // Given
    directory.set(SampleSet.TARGET, "servicePrincipalName", "HOST/EXCH1");
    Object before = directory.dump();
    try (ServiceInstance service = service(directory)) {
      // When
      ChangeSetWork.Result applied = service.bring(ID, Direction.APPLIED, SampleSet.SPNS, LONG);
      // Then
      assertThat(applied.reached()).isFalse();
      assertThat(progress(applied.set(), SampleSet.SPNS).refused()).isEqualTo(2);
      assertThat(directory.dump()).isEqualTo(before);
      // When
      ChangeSetWork.Result reverted = service.bring(ID, Direction.REVERTED, SampleSet.SPNS, LONG);
      // Then
      assertThat(reverted.reached()).isTrue();
      assertThat(directory.dump()).isEqualTo(before);
    }
  }

  private static TaskProgress progress(ChangeSet set, TaskName task) {
    return set.tasks().stream().filter(it -> it.task().equals(task)).findFirst().orElseThrow();
  }
}
