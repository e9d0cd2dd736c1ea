package dev.handover.directory.domain.task;

import static dev.handover.directory.domain.TaskPreviews.EXCH1;
import static dev.handover.directory.domain.TaskPreviews.EXCH2;
import static dev.handover.directory.domain.TaskPreviews.move;
import static dev.handover.directory.domain.TaskPreviews.preview;
import static dev.handover.directory.domain.TaskPreviews.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.InvalidTaskParameterException;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TaskRequest;
import dev.handover.directory.domain.TestForest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferSpnsTaskTest {
  private static final String COMPUTER1 = "CN=EXCH1,CN=Computers," + TestForest.DOMAIN;
  private static final String COMPUTER2 = "CN=EXCH2,CN=Computers," + TestForest.DOMAIN;
  private static final TaskRequest TASK = task("transfer-spns", Map.of());
  private static final List<String> SIX =
      List.of(
          "HOST/exch1.example.test", "HOST/EXCH1",
          "exchangeMDB/exch1.example.test", "exchangeMDB/EXCH1",
          "exchangeRFR/exch1.example.test", "exchangeRFR/EXCH1");

  private final InMemoryDirectory directory = TestForest.create().inMemory();

  private static List<String> texts(List<AttributeValue> values) {
    return values.stream().map(AttributeValue::text).toList();
  }

  @Test
  void deletesSixNamesFromThePrimaryBeforeItAddsThemToTheBackup() {
    Preview preview = preview(move(EXCH1, EXCH2, TASK), directory);

    EntryChange first = preview.changes().get(0);
    EntryChange second = preview.changes().get(1);
    assertThat(preview.changes()).hasSize(2);
    assertThat(first.dn()).hasToString(COMPUTER1);
    assertThat(texts(first.attributes().getFirst().removed()))
        .containsExactlyInAnyOrderElementsOf(SIX);
    assertThat(texts(first.attributes().getFirst().after())).containsExactly("SMTPSVC/EXCH1");
    assertThat(second.dn()).hasToString(COMPUTER2);
    assertThat(texts(second.attributes().getFirst().added()))
        .containsExactlyInAnyOrderElementsOf(SIX);
  }

  @Test
  void bringsThePrimarysNamesHomeOnFailback() {
    TaskPreviews.apply(preview(move(EXCH1, EXCH2, TASK), directory), directory);

    Preview back = preview(move(EXCH2, EXCH1, TASK), directory);

    assertThat(back.changes())
        .extracting(change -> change.dn().toString())
        .containsExactly(COMPUTER2, COMPUTER1);
    assertThat(texts(back.changes().getLast().attributes().getFirst().added()))
        .containsExactlyInAnyOrderElementsOf(SIX);
  }

  @Test
  void takesEverySpellingAwayAndAddsNoneThatIsThere() {
    directory.set(COMPUTER1, "servicePrincipalName", "host/exch1", "HOST/EXCH1", "SMTPSVC/EXCH1");
    directory.set(COMPUTER2, "servicePrincipalName", "EXCHANGEMDB/exch1");

    Preview preview = preview(move(EXCH1, EXCH2, TASK), directory);

    assertThat(texts(preview.changes().get(0).attributes().getFirst().removed()))
        .containsExactly("host/exch1", "HOST/EXCH1");
    assertThat(texts(preview.changes().get(1).attributes().getFirst().added()))
        .containsExactlyInAnyOrder(
            "HOST/exch1.example.test",
            "HOST/EXCH1",
            "exchangeMDB/exch1.example.test",
            "exchangeRFR/exch1.example.test",
            "exchangeRFR/EXCH1");
  }

  @Test
  void blocksANameThatAThirdAccountHolds() {
    directory.with(
        "CN=EXCH10,CN=Computers," + TestForest.DOMAIN,
        "servicePrincipalName",
        "host/EXCH1.example.test");

    Preview preview = preview(move(EXCH1, EXCH2, TASK), directory);

    assertThat(preview.changes()).isEmpty();
    assertThat(preview.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("spn-held-by-another");
              assertThat(finding.severity()).isEqualTo(Severity.BLOCKER);
              assertThat(finding.detail()).contains("host/EXCH1.example.test");
            });
  }

  @Test
  void blocksAPrimaryWithoutDnsName() {
    directory.set(COMPUTER1, "dNSHostName");

    Preview preview = preview(move(EXCH1, EXCH2, TASK), directory);

    assertThat(preview.findings())
        .extracting(Finding::code)
        .containsExactly("computer-without-dns-name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HOST",
        "exchangeMDB",
        "exchangeRFR",
        "exchangeAB",
        "SMTPSVC",
        "SMTP",
        "HTTP",
        "ldap",
        "IMAP",
        "POP"
      })
  void takesEveryClassThatExchangeHas(String serviceClass) {
    directory.set(COMPUTER1, "servicePrincipalName", serviceClass + "/EXCH1");
    TaskRequest one = task("transfer-spns", Map.of("serviceClasses", List.of(serviceClass)));

    Preview preview = preview(move(EXCH1, EXCH2, one), directory);

    assertThat(texts(preview.changes().getFirst().attributes().getFirst().removed()))
        .containsExactly(serviceClass + "/EXCH1");
    assertThat(texts(preview.changes().getLast().attributes().getFirst().added()))
        .containsExactly(serviceClass + "/exch1.example.test", serviceClass + "/EXCH1");
  }

  @Test
  void refusesWhatIsNoServiceClass() {
    TaskRequest bad = task("transfer-spns", Map.of("serviceClasses", List.of("HO/ST")));

    assertThatThrownBy(() -> preview(move(EXCH1, EXCH2, bad), directory))
        .isInstanceOf(InvalidTaskParameterException.class);
  }

  @Test
  void warnsOfANameThatStaysAndStandsForOneThatGoes() {
    directory
        .with(
            "CN=Directory Service,CN=Windows NT,CN=Services," + TestForest.CONFIGURATION,
            "sPNMappings",
            "host=alerter,http,cifs")
        .with(COMPUTER1, "servicePrincipalName", "HTTP/exch1")
        .with(COMPUTER1, "servicePrincipalName", "http/other");

    Preview preview = preview(move(EXCH1, EXCH2, TASK), directory);

    assertThat(preview.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("spn-alias-stays");
              assertThat(finding.detail()).contains("[HTTP/exch1]");
            });
    assertThat(preview.changes()).hasSize(2);
  }
}
