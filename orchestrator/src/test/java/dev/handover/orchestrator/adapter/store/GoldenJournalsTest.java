package dev.handover.orchestrator.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.orchestrator.app.Scenarios;
import dev.handover.orchestrator.domain.Entries;
import dev.handover.orchestrator.domain.EntryText;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What former releases stored is read by this one, and means the same. */
class GoldenJournalsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Path> files() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(GoldenJournalsTest.class.getResource("/golden/v1")).toURI());
    try (Stream<Path> found = Files.list(folder)) {
      return found.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void replaysToTheSame(Path file) throws IOException {
    JsonNode golden = JSON.readTree(Files.readString(file));
    Operation operation = GoldenJournal.read(golden);
    assertThat(JSON.readTree(GoldenJournal.expected(operation).toString()))
        .isEqualTo(golden.get("expected"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void canBeShown(Path file) throws IOException {
    Operation operation = GoldenJournal.read(JSON.readTree(Files.readString(file)));
    assertThat(operation.entries())
        .allSatisfy(recorded -> assertThat(EntryText.of(recorded.entry()).data()).isNotNull());
  }

  @Test
  void keepsTheWordThatAnOperationReliesOn() {
    JournalEntry created =
        Objects.requireNonNull(Scenarios.all().get("failover-attested"))
            .entries()
            .getFirst()
            .entry();
    assertThat(new StoredJson().readEntry(new StoredJson().write(created)))
        .isEqualTo(created)
        .isInstanceOfSatisfying(
            JournalEntry.OperationCreated.class, e -> assertThat(e.attestation()).isPresent());
  }

  @ParameterizedTest
  @MethodSource("files")
  void isWrittenAsItWasRead(Path file) throws IOException {
    JsonNode golden = JSON.readTree(Files.readString(file));
    String rewritten = new StoredJson().write(GoldenJournal.read(golden).order());
    assertThat(JSON.readTree(rewritten)).isEqualTo(golden.get("operation"));
  }

  @Test
  void knowsEveryKindOfEntryThatCanBeStored() {
    List<Class<?>> permitted = List.of(JournalEntry.class.getPermittedSubclasses());
    List<Class<?>> sampled =
        Entries.oneOfEach().stream().<Class<?>>map(JournalEntry::getClass).distinct().toList();
    assertThat(sampled).hasSize(permitted.size() - 2); // created at the start, ended elsewhere
  }

  @Test
  void takesATryOfAFormerReleaseForSent() {
    String entry =
        "{\"format\": 1, \"entry\": {\"type\": \"STEP_DEFERRED\", \"step\": \"disk-online\","
            + " \"reason\": \"away\", \"retryAt\": \"2026-11-21T03:00:00Z\"}}";
    assertThat(new StoredJson().readEntry(entry))
        .isInstanceOfSatisfying(
            JournalEntry.StepDeferred.class, e -> assertThat(e.unsent()).isFalse());
  }

  @Test
  void refusesAFormatOfALaterRelease() {
    assertThatThrownBy(() -> new StoredJson().readEntry("{\"format\": 2, \"entry\": {}}"))
        .hasMessageContaining("format 2");
  }
}
