package dev.handover.directory.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.adapter.file.FolderUndoFiles;
import dev.handover.directory.adapter.store.StoreFolder;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.SampleSet;
import dev.handover.directory.domain.Turn;
import dev.handover.directory.domain.UndoFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is forgotten, when, and what never is. */
class RetentionTest {
  private static final UUID ID = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
  private static final RequestKey KEY = new RequestKey("tester", "key-00001", "sha256:aa");
  private static final Duration KEPT = Duration.ofDays(400);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  @TempDir Path folder;

  private final SampleSet sample = new SampleSet(3);
  private final Instant created = sample.changeSet(ID).createdAt();
  private Instant now = created;
  private @Nullable StoreFolder opened;
  private String file = "";

  @BeforeEach
  void open() {
    opened = StoreFolder.open(folder);
    file = undoFiles().write("mail.ldif", List.of("version: 1\n").iterator());
    SampleSet.Stored stored = new SampleSet.Stored(sample.changes(), file);
    SampleSet.store(store(), sample.changeSet(ID), stored, KEY);
  }

  @AfterEach
  void close() {
    Objects.requireNonNull(opened).close();
  }

  private ChangeSetStore store() {
    return Objects.requireNonNull(opened).changeSets(() -> now);
  }

  private Turn turn() {
    return Objects.requireNonNull(opened).turn(ID);
  }

  private UndoFiles undoFiles() {
    return new FolderUndoFiles(folder.resolve("undo"));
  }

  private int sweep(int keepDays) {
    Retention retention = new Retention(store(), undoFiles(), () -> now, () -> keepDays);
    try {
      return retention.sweep();
    } finally {
      retention.close();
    }
  }

  private void workEnds(Instant at, ChangeSetState state) {
    now = at;
    store().begin(turn(), Direction.APPLIED, null);
    store().conclude(turn(), state, null);
  }

  private void assertThere(boolean there) {
    assertThat(store().find(ID).isPresent()).isEqualTo(there);
    assertThat(store().changes(ChangeQuery.all(ID, false, 9)).isEmpty()).isNotEqualTo(there);
    assertThat(store().answerTo(KEY, created).isPresent()).isEqualTo(there);
    assertThat(Files.exists(Path.of(file))).isEqualTo(there);
  }

  @ParameterizedTest
  @EnumSource(names = {"APPLIED", "REVERTED"})
  void forgetsASetWithAllThatBelongsToItOnceItEndedTooLongAgo(ChangeSetState end) {
    // Given: it ended long after it was computed
    Instant ended = created.plus(Duration.ofDays(100));
    workEnds(ended, end);
    // Then
    now = ended.plus(KEPT);
    assertThat(sweep(400)).isZero();
    assertThere(true);
    now = ended.plus(KEPT).plus(MOMENT);
    assertThat(sweep(400)).isOne();
    assertThere(false);
  }

  @ParameterizedTest
  @EnumSource(names = {"APPLYING", "REVERTING"})
  void neverForgetsAnUnfinishedSet(ChangeSetState unfinished) {
    // Given
    workEnds(created, unfinished);
    // Then
    now = created.plus(KEPT.multipliedBy(10));
    assertThat(sweep(400)).isZero();
    assertThere(true);
  }

  @Test
  void countsAnewWhenWorkIsBegunAgain() {
    // Given
    workEnds(created, ChangeSetState.APPLIED);
    Instant again = created.plus(KEPT).plus(MOMENT);
    now = again;
    store().begin(turn(), Direction.REVERTED, null);
    // Then
    assertThat(sweep(400)).isZero();
    store().conclude(turn(), ChangeSetState.REVERTED, null);
    assertThat(sweep(400)).isZero();
    now = again.plus(KEPT).plus(MOMENT);
    assertThat(sweep(400)).isOne();
  }

  @Test
  void forgetsAPreviewThatNobodyEverApplied() {
    now = created.plus(KEPT).plus(MOMENT);
    assertThat(sweep(400)).isOne();
    assertThere(false);
  }

  @Test
  void keepsEverythingForEverWhenToldSo() {
    // Given
    workEnds(created, ChangeSetState.APPLIED);
    // Then
    now = created.plus(KEPT.multipliedBy(10));
    assertThat(sweep(0)).isZero();
    assertThere(true);
  }

  @Test
  void deletesTheFileOfASetThatAnotherInstanceHasForgotten() throws Exception {
    // Given
    String name = "mail-20260102T030405Z-0192f0c1-0000-7000-8000-%012d.ldif";
    String known = undoFiles().write(name.formatted(1), List.of("version: 1\n").iterator());
    String orphan = undoFiles().write(name.formatted(2), List.of("version: 1\n").iterator());
    String young = undoFiles().write(name.formatted(3), List.of("version: 1\n").iterator());
    for (String old : List.of(known, orphan)) {
      Files.setLastModifiedTime(Path.of(old), FileTime.from(created));
    }
    Files.setLastModifiedTime(Path.of(young), FileTime.from(created.plus(KEPT)));
    workEnds(created, ChangeSetState.APPLYING);
    // When
    now = created.plus(KEPT).plus(MOMENT);
    assertThat(sweep(400)).isZero();
    // Then
    assertThat(Path.of(orphan)).doesNotExist();
    assertThat(Path.of(known)).exists();
    assertThat(Path.of(young)).exists();
  }

  @Test
  void leavesAFileAloneThatDoesNotLieInTheUndoFolder() throws Exception {
    // Given
    Path foreign = Files.createFile(folder.resolve("foreign.ldif"));
    // When
    undoFiles().delete(foreign.toString());
    undoFiles().delete(folder.resolve("undo/../foreign.ldif").toString());
    // Then
    assertThat(foreign).exists();
  }
}
