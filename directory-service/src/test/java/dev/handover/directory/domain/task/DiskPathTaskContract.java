package dev.handover.directory.domain.task;

import static dev.handover.directory.domain.TaskPreviews.EXCH1;
import static dev.handover.directory.domain.TaskPreviews.EXCH2;
import static dev.handover.directory.domain.TaskPreviews.move;
import static dev.handover.directory.domain.TaskPreviews.preview;
import static dev.handover.directory.domain.TaskPreviews.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.InvalidTaskParameterException;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TestForest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every task that puts paths on the switching disk promises. */
abstract class DiskPathTaskContract {
  final InMemoryDirectory directory = TestForest.create().inMemory();
  private final String taskName;
  private final String attribute;

  DiskPathTaskContract(String taskName, String attribute) {
    this.taskName = taskName;
    this.attribute = attribute;
  }

  /** An entry of that server whose paths go there; it is put there when it is missing. */
  abstract String entry(String server);

  /** A path as setup leaves it. */
  abstract String local();

  /** The same on the switching disk, in the folder that the tests ask for. */
  abstract String onTheDisk();

  final Preview preview(String drive, String folder) {
    Map<String, List<String>> place = Map.of("drive", List.of(drive), "folder", List.of(folder));
    return TaskPreviews.preview(move(EXCH1, EXCH2, task(taskName, place)), directory);
  }

  final Preview there() {
    return preview("X:", "Exchsrv\\data");
  }

  final List<String> held(String dn) {
    return directory
        .dump()
        .getOrDefault(dn, Map.of())
        .getOrDefault(attribute.toLowerCase(Locale.ROOT), List.of());
  }

  final void hold(String server, String path) {
    directory.set(entry(server), attribute, path);
  }

  static void assertBlocked(Preview preview, String code) {
    assertThat(preview.isBlocked()).isTrue();
    assertThat(preview.findings()).extracting(Finding::code).contains(code);
  }

  @Test
  void changesTheFolderOfTheTargetAndOfNobodyElse() {
    List.of("EXCH1", "EXCH2", "EXCH10").forEach(server -> hold(server, local()));

    TaskPreviews.apply(there(), directory);

    assertThat(held(entry("EXCH2"))).containsExactly(onTheDisk());
    assertThat(held(entry("EXCH1"))).containsExactly(local());
    assertThat(held(entry("EXCH10"))).containsExactly(local());
  }

  @Test
  void findsNothingToDoASecondTimeAndIsUndone() {
    hold("EXCH2", local());
    Map<String, Map<String, List<String>>> before = directory.dump();
    Preview preview = there();

    List<ModifyOutcome> outcomes = TaskPreviews.apply(preview, directory);

    assertThat(outcomes).singleElement().isInstanceOf(ModifyOutcome.Applied.class);
    assertThat(there().changes()).isEmpty();
    assertThat(there().findings()).isEmpty();
    TaskPreviews.revert(preview, directory);
    assertThat(directory.dump()).isEqualTo(before);
  }

  @Test
  void takesAnotherSpellingOfThePathForTheSame() {
    hold("EXCH2", onTheDisk().toUpperCase(Locale.ROOT));

    assertThat(there().changes()).isEmpty();
  }

  @Test
  void leavesWhatHasNoPath() {
    directory.set(entry("EXCH2"), attribute);

    assertThat(there().changes()).isEmpty();
    assertThat(there().findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\\\server\\share\\a",
        "mdbdata\\a",
        "\\\\?\\C:\\a",
        "C:a",
        "C:\\",
        "C:\\a\\..\\b",
        "C:/a/b",
        "C:\\a<b",
        "C:\\a.\\b"
      })
  void blocksWhatIsNoPathOnADrive(String path) {
    hold("EXCH2", path);

    Preview preview = there();

    assertBlocked(preview, "path-not-on-a-drive");
    assertThat(preview.changes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"X", "XX:", "X:\\", "1:", "\\\\s\\d", "x :"})
  void refusesWhatIsNoDrive(String drive) {
    assertThatThrownBy(() -> preview(drive, "data"))
        .isInstanceOf(InvalidTaskParameterException.class)
        .hasMessageContaining("drive");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\a", "a\\", "a\\..\\b", "a/b", "X:\\a", "a\\\\b", "a*", "a.", "a\u0000b"})
  void refusesWhatIsNoFolder(String folder) {
    assertThatThrownBy(() -> preview("X:", folder))
        .isInstanceOf(InvalidTaskParameterException.class)
        .hasMessageContaining("folder");
  }

  @Test
  void blocksAPathThatIsTooLongForWindows() {
    hold("EXCH2", local());

    assertBlocked(preview("X:", "a".repeat(258)), "path-not-possible");
  }
}
