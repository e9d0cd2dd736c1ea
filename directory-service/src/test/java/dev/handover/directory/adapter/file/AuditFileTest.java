package dev.handover.directory.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.domain.audit.AuditFact;
import dev.handover.directory.domain.audit.AuditHead;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {
  private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");

  @TempDir Path folder;

  private Path path = Path.of("audit.jsonl");

  @BeforeEach
  void namesTheFile() {
    path = folder.resolve("data").resolve("audit.jsonl");
  }

  private AuditFile open() {
    return new AuditFile(path, () -> AT);
  }

  private static AuditFact fact(String reason) {
    return new AuditFact(
        AuditFact.Event.ASKED,
        UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55"),
        new AuditFact.Asker("orchestrator", Optional.of("192.0.2.1")),
        new AuditFact.Target(
            "PUT", "/v1/promises/mail", Optional.of("mail"), Optional.empty(), Optional.empty()),
        Map.of("reason", reason),
        Optional.empty());
  }

  private List<String> after(long sequence) {
    List<String> lines = new ArrayList<>();
    open().read(sequence, lines::add);
    return lines;
  }

  @Test
  void beginsWithNothing() {
    assertThat(open().head()).isEqualTo(AuditHead.NONE);
    assertThat(after(0)).isEmpty();
  }

  @Test
  void continuesTheChainAfterARestart() throws Exception {
    // Given
    String first = open().append(fact("éÅ \"hash\":\"x\" 😀")).text();
    AuditFile again = open();

    // When
    String second = again.append(fact("two")).text();

    // Then
    assertThat(Files.readAllLines(path)).containsExactly(first, second);
    assertThat(second).contains("\"prev\":\"" + hash(first) + "\"", "\"seq\":2,");
    assertThat(open().head()).isEqualTo(again.head());
    assertThat(after(1)).containsExactly(second);
  }

  @Test
  void cutsOffALineThatAPowerCutLeftWithoutItsEnd() throws Exception {
    // Given
    String first = open().append(fact("one")).text();
    Files.writeString(path, first.substring(0, 90), StandardOpenOption.APPEND);

    // When
    String second = open().append(fact("two")).text();

    // Then
    assertThat(Files.readAllLines(path)).containsExactly(first, second);
    assertThat(second).contains(hash(first));
  }

  @Test
  void beginsAnewWhenNotEvenTheFirstLineWasWhole() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(path, "{\"actor\":");
    assertThat(open().append(fact("one")).place().sequence()).isEqualTo(1);
    assertThat(Files.readAllLines(path)).hasSize(1);
  }

  @Test
  void addsNothingToAFileThatIsNoAudit() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(path, "something else\n");
    assertThatThrownBy(() -> open().append(fact("one"))).hasStackTraceContaining("no entry");
    assertThat(Files.readString(path)).isEqualTo("something else\n");
  }

  @Test
  void goesOnWithNothingWhenEntriesWereTakenAway() throws Exception {
    AuditFile audit = open();
    audit.append(fact("one"));
    Files.writeString(path, "");
    assertThatThrownBy(() -> audit.append(fact("two"))).hasStackTraceContaining("taken entries");
  }

  @Test
  void saysSoWhenItCannotBeWritten() throws Exception {
    Files.createDirectories(path);
    assertThatThrownBy(() -> open().append(fact("one"))).hasMessageContaining("cannot write");
  }

  @Test
  void isOneChainHoweverManyWriteAtTheSameTime() throws Exception {
    // Given
    AuditFile audit = open();

    // When
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Callable<String> writer = () -> audit.append(fact("one")).text();
        writers.add(pool.submit(writer));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      pool.shutdown();
    }

    // Then
    String before = AuditHead.NONE.hash();
    for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
      assertThat(line).contains("\"prev\":\"" + before + "\"");
      before = hash(line);
    }
    assertThat(audit.head()).isEqualTo(new AuditHead(40, before));
  }

  private static String hash(String line) {
    int at = line.indexOf(",\"hash\":\"") + 9;
    return line.substring(at, at + 64);
  }
}
