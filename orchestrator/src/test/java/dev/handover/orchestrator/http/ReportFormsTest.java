package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.api.orchestrator.model.OperationReport;
import dev.handover.orchestrator.app.Scenarios;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.report.Evidence;
import dev.handover.orchestrator.http.report.ReportPage;
import dev.handover.orchestrator.http.report.ReportText;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** The report of every kind of end, from journals that a runner has written. */
class ReportFormsTest {
  private static final Map<String, Operation> SCENARIOS = Scenarios.all();
  private static final String HASH = "sha256:" + "a".repeat(64);

  static Stream<String> scenarios() {
    return SCENARIOS.keySet().stream();
  }

  private static OperationReport report(String name) {
    Operation operation = Objects.requireNonNull(SCENARIOS.get(name), name);
    return ReportView.of(
        new Evidence(operation, List.of(), List.of(), Optional.empty(), List.of()), null);
  }

  private static String page(OperationReport report) throws IOException {
    StringWriter out = new StringWriter();
    ReportPage.write(report, HASH, out);
    return out.toString();
  }

  private static String text(OperationReport report) throws IOException {
    StringWriter out = new StringWriter();
    ReportText.write(report, HASH, out);
    return out.toString();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void isWellFormedForEveryOperation(String name) throws Exception {
    // When
    String page = page(report(name));
    String asXml =
        page.replaceFirst("<!doctype html>", "").replaceAll("<(meta|br)( [^>]*)?>", "<$1$2/>");

    // Then
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(asXml)));
    assertThat(page)
        .contains("<h2 id=\"plan\">", "id=\"journal\"", "id=\"conflicts\"", "id=\"set-aside\"")
        .contains("id=\"proofs\"", "id=\"convergence\"", HASH);
    assertThat(text(report(name))).contains("JOURNAL", "PROOFS", HASH).doesNotContain("null");
  }

  @Test
  void saysThatItIsNotFinalWhileTheOperationHasNotEnded() throws Exception {
    assertThat(page(report("switchover-paused")))
        .contains("Not final: the operation has not ended");
    assertThat(text(report("switchover-halted"))).contains("NOT FINAL");
    assertThat(page(report("switchover-succeeded"))).doesNotContain("Not final");
  }

  @Test
  void namesWhoStoodForAProofAndWhoLeftOutAStep() throws Exception {
    assertThat(report("failover-attested").setAside())
        .anySatisfy(
            set -> {
              assertThat(set.what().name()).isEqualTo("ATTESTATION");
              assertThat(set.name()).isEqualTo("SOURCE_IS_OFF");
            });
    assertThat(report("switchover-skipped").setAside())
        .anySatisfy(
            set -> {
              assertThat(set.what().name()).isEqualTo("SKIP");
              assertThat(set.actor()).isEqualTo("bob");
            });
    assertThat(page(report("switchover-skipped"))).contains("<td>skip</td>");
  }

  @Test
  void showsWhatWasPutBackAsItWasBefore() {
    assertThat(report("switchover-compensated").nodeChanges())
        .filteredOn(change -> change.outcome().name().equals("COMPENSATED"))
        .isNotEmpty()
        .allSatisfy(change -> assertThat(change.after()).isEqualTo(change.before()));
  }

  @Test
  void knowsNothingOfWhatAStepThatFailedLeftBehind() {
    assertThat(report("switchover-halted").nodeChanges())
        .filteredOn(change -> change.outcome().name().equals("FAILED"))
        .isNotEmpty()
        .allSatisfy(change -> assertThat(change.after()).isNull());
  }

  @Test
  void listsWhatSomebodyElseChangedMeanwhile() throws Exception {
    OperationReport report = report("switchover-with-exceptions");
    assertThat(report.conflicts()).isNotEmpty();
    assertThat(text(report)).contains("CONFLICTS\n").contains("  * ");
  }
}
