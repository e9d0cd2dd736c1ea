package dev.handover.directory.domain;

import static dev.handover.directory.domain.TaskPreviews.EXCH1;
import static dev.handover.directory.domain.TaskPreviews.EXCH2;
import static dev.handover.directory.domain.TaskPreviews.everyTask;
import static dev.handover.directory.domain.TaskPreviews.move;
import static dev.handover.directory.domain.TaskPreviews.preview;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All tasks together: there, back, again, and from the middle. */
class MoveTest {
  private final InMemoryDirectory directory = TestForest.create().inMemory();
  private final Map<String, Map<String, List<String>>> initial = directory.dump();

  @Test
  void findsNothingToDoAfterAMove() {
    TaskPreviews.apply(preview(move(EXCH1, EXCH2, everyTask()), directory), directory);

    Preview again = preview(move(EXCH1, EXCH2, everyTask()), directory);

    assertThat(again.changes()).isEmpty();
    assertThat(again.findings()).isEmpty();
  }

  @Test
  void leavesNothingThatNamesTheSourceButTheDecoys() {
    TaskPreviews.apply(preview(move(EXCH1, EXCH2, everyTask()), directory), directory);

    Map<String, Map<String, List<String>>> moved = directory.dump();
    moved.forEach(
        (dn, attributes) -> {
          if (!dn.contains("EXCH10") && dn.endsWith(TestForest.USERS)) {
            assertThat(attributes.toString())
                .as(dn)
                .doesNotContain("CN=EXCH1,CN=Servers", "cn=Servers/cn=EXCH1]");
          }
        });
    assertThat(moved.get("CN=Third," + TestForest.USERS))
        .isEqualTo(initial.get("CN=Third," + TestForest.USERS));
  }

  @Test
  void comesBackToWhereItWasExceptForTheStoresThatMayMount() {
    TaskPreviews.apply(preview(move(EXCH1, EXCH2, everyTask()), directory), directory);
    TaskPreviews.apply(preview(move(EXCH2, EXCH1, everyTask()), directory), directory);

    assertThat(withoutPatch(directory.dump())).isEqualTo(withoutPatch(initial));
  }

  @Test
  void isUndoneFromWhereverItStopped() {
    Preview preview = preview(move(EXCH1, EXCH2, everyTask()), directory);
    IntStream.rangeClosed(0, preview.changes().size())
        .forEach(
            stopped -> {
              preview.changes().subList(0, stopped).forEach(directory::compareAndSet);
              List<ModifyOutcome> outcomes = TaskPreviews.revert(preview, directory);
              assertThat(outcomes).noneMatch(ModifyOutcome.Conflict.class::isInstance);
              assertThat(directory.dump()).as("stopped after %d", stopped).isEqualTo(initial);
            });
  }

  @Test
  void endsTheSameWhenEveryChangeIsMadeTwice() {
    Preview preview = preview(move(EXCH1, EXCH2, everyTask()), directory);

    TaskPreviews.apply(preview, directory);
    List<ModifyOutcome> again = TaskPreviews.apply(preview, directory);

    assertThat(again)
        .hasSizeGreaterThan(10)
        .allMatch(ModifyOutcome.AlreadyInPlace.class::isInstance);
  }

  @Test
  void numbersChangesInTheOrderOfApplication() {
    Preview preview = preview(move(EXCH1, EXCH2, everyTask()), directory);

    assertThat(preview.changes())
        .extracting(EntryChange::sequence)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, preview.changes().size()).boxed().toList());
  }

  @Test
  void refusesATaskThatIsNotOfferedOrAskedForTwice() {
    TaskRequest unknown = TaskPreviews.task("no-such-task", Map.of());
    TaskRequest twice = TaskPreviews.task("routing-master", Map.of());

    assertThatThrownBy(() -> preview(move(EXCH1, EXCH2, unknown), directory))
        .isInstanceOf(UnknownTaskException.class);
    assertThatThrownBy(() -> preview(move(EXCH1, EXCH2, twice, twice), directory))
        .isInstanceOf(InvalidTaskParameterException.class);
  }

  @Test
  void documentsEveryTaskAndParameter() {
    assertThat(TaskCatalogue.standard().describe())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            task -> {
              assertThat(task.description()).isNotBlank();
              assertThat(task.parameters())
                  .allSatisfy(one -> assertThat(one.description()).isNotBlank());
            });
  }

  private static Map<String, Map<String, List<String>>> withoutPatch(
      Map<String, Map<String, List<String>>> dump) {
    dump.values().forEach(attributes -> attributes.remove("msexchpatchmdb"));
    return dump;
  }

  @Test
  void saysOnceWhatEveryTaskComesUpon() {
    directory.remove(TestForest.server("EXCH2"));

    Preview preview = preview(move(EXCH1, EXCH2, everyTask()), directory);

    assertThat(preview.findings()).extracting(Finding::code).containsExactly("server-not-found");
  }

  @Test
  void tellsHowManyMoreThereAreWhenAKindOfFindingHasNoEnd() {
    for (int i = 0; i < 250; i++) {
      String dn = "CN=Stray" + i + "," + TestForest.USERS;
      directory.with(dn, "objectClass", "user", "mail", "s@example.test");
      directory.with(dn, "homeMDB", TestForest.store(TestForest.PLAIN_STORE, "EXCH10"));
      directory.with(dn, "homeMTA", TestForest.transferAgent("EXCH1"));
    }

    Preview preview = preview(move(EXCH1, EXCH2, everyTask()), directory);

    assertThat(preview.findings()).hasSize(101);
    assertThat(preview.findings().getLast().detail()).isEqualTo("And 150 more of this kind.");
  }
}
