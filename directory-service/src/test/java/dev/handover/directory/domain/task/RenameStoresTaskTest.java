package dev.handover.directory.domain.task;

import static dev.handover.directory.domain.TaskPreviews.EXCH1;
import static dev.handover.directory.domain.TaskPreviews.EXCH2;
import static dev.handover.directory.domain.TaskPreviews.move;
import static dev.handover.directory.domain.TaskPreviews.preview;
import static dev.handover.directory.domain.TaskPreviews.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TaskRequest;
import dev.handover.directory.domain.TestForest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenameStoresTaskTest {
  private static final TaskRequest TASK = task("rename-stores", Map.of());
  private static final String USER = "CN=Writer," + TestForest.USERS;

  private final InMemoryDirectory directory = TestForest.create().inMemory();

  /** Setup's names, and no others. */
  @BeforeEach
  void nameStoresAsSetupDoes() {
    for (String server : List.of("EXCH1", "EXCH2", "EXCH10")) {
      for (String rdn : List.of(TestForest.PLAIN_STORE, TestForest.ODD_STORE, "CN=Public Store")) {
        directory.remove(TestForest.store(rdn, server));
      }
      addStore("Mailbox Store (" + server + ")", server, "msExchPrivateMDB");
      addStore("Public Folder Store (" + server + ")", server, "msExchPublicMDB");
    }
    directory.dump().keySet().stream()
        .filter(dn -> dn.endsWith(TestForest.USERS))
        .forEach(directory::remove);
    directory.with(USER, "objectClass", "user");
    directory.with(USER, "homeMDB", TestForest.store("CN=Mailbox Store (EXCH1)", "EXCH1"));
  }

  private void addStore(String name, String server, String objectClass) {
    String dn = TestForest.store("CN=" + name, server);
    directory.with(dn, "objectClass", objectClass, "cn", name);
    directory.with(dn, "systemFlags", TestForest.RENAMABLE);
  }

  private Preview there() {
    return preview(move(EXCH1, EXCH2, TASK), directory);
  }

  private static void assertBlocked(Preview preview, String code) {
    assertThat(preview.isBlocked()).isTrue();
    assertThat(preview.findings()).extracting(Finding::code).contains(code);
  }

  @Test
  void takesTheServersOwnNameOutOnBothServersAndOnNoOther() {
    Preview preview = there();

    assertThat(preview.findings()).isEmpty();
    assertThat(preview.changes()).hasSize(4).allMatch(EntryChange::isRename);
    assertThat(preview.changes())
        .extracting(change -> change.dnAfter().toString())
        .containsExactlyInAnyOrder(
            TestForest.store("CN=Mailbox Store", "EXCH1"),
            TestForest.store("CN=Public Folder Store", "EXCH1"),
            TestForest.store("CN=Mailbox Store", "EXCH2"),
            TestForest.store("CN=Public Folder Store", "EXCH2"));
  }

  @ParameterizedTest
  @CsvSource({"0", "536870912", "2147483648", "much"})
  void doesNotTryWhatNoDirectoryAllows(String systemFlags) {
    String dn = TestForest.store("CN=Mailbox Store (EXCH1)", "EXCH1");
    directory.set(dn, "systemFlags", systemFlags);

    assertBlocked(there(), "store-cannot-be-renamed");
    assertThat(there().changes()).hasSize(3);
  }

  @Test
  void takesMailboxesAlongAndIsUndone() {
    Map<String, Map<String, List<String>>> before = directory.dump();
    Preview preview = there();

    List<ModifyOutcome> outcomes = TaskPreviews.apply(preview, directory);

    assertThat(outcomes).allMatch(ModifyOutcome.Applied.class::isInstance);
    assertThat(directory.dump().getOrDefault(USER, Map.of()).get("homemdb"))
        .isEqualTo(List.of(TestForest.store("CN=Mailbox Store", "EXCH1")));
    assertThat(there().changes()).isEmpty();
    assertThat(there().findings()).isEmpty();
    assertThat(TaskPreviews.apply(preview, directory))
        .allMatch(ModifyOutcome.AlreadyInPlace.class::isInstance);
    TaskPreviews.revert(preview, directory);
    assertThat(directory.dump()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mailbox Store (EXCH1)|Mailbox Store",
        "Mailbox Store (exch1)|Mailbox Store",
        "EXCH1 Mailbox Store|Mailbox Store",
        "Mailbox Store - EXCH1|Mailbox Store",
        "Mailbox [EXCH1] Store|Mailbox Store",
        "Über, +EXCH1 Store|Über, + Store",
        "Mailbox Store (EXCH10)|Mailbox Store (EXCH10)",
        "Mailbox Store (NY-EXCH1)|Mailbox Store (NY-EXCH1)",
        "EXCH1B|EXCH1B",
        "Mailbox  Store|Mailbox  Store",
      })
  void takesOutTheNameWhereItIsAWordOfItsOwn(String name, String expected) {
    assertThat(new StoreName(name).without("EXCH1").value()).isEqualTo(expected);
  }

  @Test
  void takesAServersNameForWhatItIsNotForAPattern() {
    assertThat(new StoreName("Store (E.1)").without("E.1").value()).isEqualTo("Store");
    assertThat(new StoreName("Store (EX1)").without("E.1").value()).isEqualTo("Store (EX1)");
    assertThat(new StoreName("Store \\E").without("\\E").value()).isEqualTo("Store");
  }

  @Test
  void blocksANameThatIsTaken() {
    addStore("Mailbox Store", "EXCH1", "msExchPrivateMDB");
    addStore("EXCH2 Mailbox Store", "EXCH2", "msExchPrivateMDB");

    Preview preview = there();

    assertBlocked(preview, "store-name-taken");
    assertThat(preview.findings())
        .filteredOn(finding -> finding.code().equals("store-name-taken"))
        .hasSize(2);
  }

  @Test
  void blocksANameOfWhichNothingWouldBeLeft() {
    addStore("EXCH1", "EXCH1", "msExchPrivateMDB");

    assertBlocked(there(), "store-name-is-the-servers");
  }

  @Test
  void warnsOfAStoreWithoutCounterpart() {
    addStore("Archive", "EXCH2", "msExchPrivateMDB");

    Preview preview = there();

    assertThat(preview.isBlocked()).isFalse();
    assertThat(preview.findings()).extracting(Finding::code).containsExactly("store-names-differ");
  }

  @Test
  void wantsToBeAskedForAlone() {
    Preview preview =
        preview(move(EXCH1, EXCH2, TASK, task("routing-master", Map.of())), directory);

    assertBlocked(preview, "rename-with-other-tasks");
    assertThat(preview.changes())
        .extracting(change -> change.task().value())
        .doesNotContain("rename-stores");
  }
}
