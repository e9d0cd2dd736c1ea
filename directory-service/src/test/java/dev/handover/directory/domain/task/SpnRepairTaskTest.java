package dev.handover.directory.domain.task;

import static dev.handover.directory.domain.TaskPreviews.EXCH1;
import static dev.handover.directory.domain.TaskPreviews.EXCH2;
import static dev.handover.directory.domain.TaskPreviews.move;
import static dev.handover.directory.domain.TaskPreviews.preview;
import static dev.handover.directory.domain.TaskPreviews.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.InvalidTaskParameterException;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TaskRequest;
import dev.handover.directory.domain.TestForest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpnRepairTaskTest {
  private static final String PRIMARY = "CN=EXCH1,CN=Computers," + TestForest.DOMAIN;
  private static final String BACKUP = "CN=EXCH2,CN=Computers," + TestForest.DOMAIN;
  private static final String NAMES = "servicePrincipalName";
  private static final TaskRequest TASK = task("spn-repair", Map.of());
  private static final TaskRequest KEEP =
      task("spn-repair", Map.of("removeFromBackup", List.of("false")));

  private final InMemoryDirectory directory = TestForest.create().inMemory();

  private Preview atHome(TaskRequest... tasks) {
    return preview(move(EXCH2, EXCH1, tasks), directory);
  }

  private List<String> namesOf(String account) {
    return directory
        .dump()
        .getOrDefault(account, Map.of())
        .getOrDefault("serviceprincipalname", List.of());
  }

  @Test
  void findsNothingToDoWhereBothNamesAre() {
    assertThat(atHome(TASK).changes()).isEmpty();
    assertThat(atHome(TASK).findings()).isEmpty();
  }

  @Test
  void givesThePrimaryTheNamesThatItLostAndNoOthers() {
    directory.set(PRIMARY, NAMES, "host/EXCH1", "SMTPSVC/EXCH1");

    Preview preview = atHome(TASK);

    assertThat(preview.changes())
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.attributes().getFirst().added())
                    .extracting(AttributeValue::text)
                    .containsExactly("HOST/exch1.example.test"));
  }

  @Test
  void takesThemFromTheBackupFirst() {
    directory.set(PRIMARY, NAMES, "SMTPSVC/EXCH1");
    directory.set(BACKUP, NAMES, "host/EXCH1", "HOST/exch1.example.test", "HOST/EXCH2");
    Map<String, Map<String, List<String>>> before = directory.dump();
    Preview preview = atHome(TASK);

    TaskPreviews.apply(preview, directory);

    assertThat(preview.changes())
        .extracting(change -> change.dn().toString())
        .containsExactly(BACKUP, PRIMARY);
    assertThat(namesOf(BACKUP)).containsExactly("HOST/EXCH2");
    assertThat(namesOf(PRIMARY)).contains("HOST/EXCH1", "HOST/exch1.example.test");
    assertThat(atHome(TASK).changes()).isEmpty();
    TaskPreviews.revert(preview, directory);
    assertThat(directory.dump()).isEqualTo(before);
  }

  @Test
  void blocksNamesOfTheBackupThatItMayNotTake() {
    directory.set(BACKUP, NAMES, "HOST/exch1");

    Preview preview = atHome(KEEP);

    assertThat(preview.changes()).isEmpty();
    assertThat(preview.findings()).extracting(Finding::code).containsExactly("spn-held-by-backup");
  }

  @Test
  void writesNothingForAStartElsewhere() {
    directory.set(PRIMARY, NAMES);

    assertThat(preview(move(EXCH1, EXCH2, TASK), directory).changes()).isEmpty();
  }

  @Test
  void leavesNamesToATransferInTheSameRequest() {
    directory.set(PRIMARY, NAMES);
    TaskRequest transfer = task("transfer-spns", Map.of());
    TaskRequest other =
        task("transfer-spns", Map.of("serviceClasses", List.of("exchangeMDB", "SMTP")));

    assertThat(atHome(transfer, TASK).changes())
        .extracting(change -> change.task().value())
        .containsOnly("transfer-spns");
    assertThat(atHome(other, TASK).changes())
        .extracting(change -> change.task().value())
        .contains("spn-repair");
  }

  @Test
  void blocksANameThatAThirdAccountHolds() {
    directory.set("CN=EXCH10,CN=Computers," + TestForest.DOMAIN, NAMES, "HOST/EXCH1");
    directory.set(PRIMARY, NAMES, "HOST/EXCH10");

    Preview preview = atHome(TASK);

    assertThat(preview.changes()).isEmpty();
    assertThat(preview.findings()).extracting(Finding::code).containsExactly("spn-held-by-another");
  }

  @Test
  void refusesWhatIsNeitherTrueNorFalse() {
    TaskRequest bad = task("spn-repair", Map.of("removeFromBackup", List.of("yes")));

    assertThatThrownBy(() -> atHome(bad)).isInstanceOf(InvalidTaskParameterException.class);
  }
}
