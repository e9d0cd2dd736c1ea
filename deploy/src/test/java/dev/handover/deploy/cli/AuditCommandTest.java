package dev.handover.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AuditCommandTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  private static final String NONE = "0".repeat(64);

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> lines = new ArrayList<>();
  private String head = NONE;

  @BeforeEach
  void writesAnAudit() throws Exception {
    for (int i = 1; i <= 5; i++) {
      add(i % 2 == 1 ? "ASKED" : "ANSWERED", "request-" + (i + 1) / 2);
    }
  }

  private void add(String event, String request) throws Exception {
    Map<String, Object> entry = new TreeMap<>();
    entry.put("seq", lines.size() + 1);
    entry.put("at", "2026-11-22T03:00:00.%06dZ".formatted(lines.size()));
    entry.put("service", "orchestrator");
    entry.put("event", event);
    entry.put("request", request);
    entry.put("actor", "alice");
    entry.put("peer", "192.0.2.1");
    entry.put("method", "PUT");
    entry.put("path", "/v1/groups/mail/freeze");
    entry.put("group", "mail");
    entry.put("operation", "0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");
    entry.put("body", NONE);
    entry.put("words", new TreeMap<>(Map.of("reason", "C:\\ \"é\" 😀", "kind", "START")));
    entry.put("status", 200);
    entry.put("outcome", "done");
    entry.put("prev", head);
    head = sha256(JSON.writeValueAsString(entry));
    entry.put("hash", head);
    lines.add(JSON.writeValueAsString(entry));
  }

  private static String sha256(String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }

  private int verify(String... more) throws Exception {
    Path file = Files.write(folder.resolve("audit.jsonl"), lines);
    return run(Stream.concat(Stream.of("audit", "verify", file.toString()), Stream.of(more)));
  }

  private int run(Stream<String> arguments) {
    CommandLine commands = Handover.commandLine();
    commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return commands.execute(arguments.toArray(String[]::new));
  }

  @Test
  void findsAWholeAuditWhole() throws Exception {
    assertThat(verify("--head", head)).isZero();
    assertThat(out.toString()).contains("OK      5 entries; head " + head, "1 request(s) without");
  }

  static Stream<String> members() {
    return Stream.of(
        "seq",
        "at",
        "service",
        "event",
        "request",
        "actor",
        "peer",
        "method",
        "path",
        "group",
        "operation",
        "body",
        "words",
        "status",
        "outcome",
        "prev",
        "hash");
  }

  @ParameterizedTest
  @MethodSource("members")
  void namesTheLineInWhichAMemberWasAltered(String member) throws Exception {
    altered(2, entry -> entry.put(member, "forged"));
    assertThat(verify()).isEqualTo(1);
    assertThat(out.toString()).startsWith("BROKEN  line 3 was altered");
  }

  @ParameterizedTest
  @MethodSource("members")
  void namesTheLineFromWhichAMemberWasTaken(String member) throws Exception {
    altered(2, entry -> entry.remove(member));
    assertThat(verify()).isEqualTo(1);
    assertThat(out.toString()).startsWith("BROKEN  line 3 ");
  }

  @Test
  void findsAnAlteredLineWithAHashOfItsOwnByTheNextOne() throws Exception {
    altered(
        2,
        entry -> {
          entry.put("actor", "bob");
          entry.remove("hash");
          entry.put("hash", sha256(canonical(entry)));
        });
    assertThat(verify()).isEqualTo(1);
    assertThat(out.toString()).startsWith("BROKEN  line 4 does not follow");
  }

  @Test
  void findsAMemberThatWasAddedOrIsThereTwice() throws Exception {
    altered(2, entry -> entry.put("also", "this"));
    assertThat(verify()).isEqualTo(1);
    writesAnAuditAnew();
    lines.set(
        2, lines.get(2).replace("{\"actor\":\"alice\"", "{\"actor\":\"bob\",\"actor\":\"alice\""));
    assertThat(verify()).isEqualTo(1);
    assertThat(out.toString().lines().toList().get(1)).startsWith("BROKEN  line 3 is not in canon");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void namesTheLineBeforeWhichOneWasLeftOut(int left) throws Exception {
    lines.remove(left);
    assertThat(verify()).isEqualTo(1);
    assertThat(out.toString()).startsWith("BROKEN  line %d does not follow".formatted(left + 1));
  }

  @Test
  void namesTheFirstOfTwoLinesThatWereSwapped() throws Exception {
    Collections.swap(lines, 1, 2);
    assertThat(verify()).isEqualTo(1);
    assertThat(out.toString()).startsWith("BROKEN  line 2 does not follow");
  }

  @Test
  void namesALineThatWasPutIn() throws Exception {
    lines.add(3, lines.get(1));
    assertThat(verify()).isEqualTo(1);
    assertThat(out.toString()).startsWith("BROKEN  line 4 does not follow");
  }

  @Test
  void findsACutOffEndByTheHeadThatSomebodyKept() throws Exception {
    lines.removeLast();
    assertThat(verify()).isZero();
    assertThat(verify("--head", head)).isEqualTo(1);
    assertThat(out.toString()).contains("BROKEN  after line 4: the end was cut off");
  }

  @Test
  void findsALineThatWasCutInTheMiddle() throws Exception {
    lines.set(4, lines.get(4).substring(0, 200));
    assertThat(verify()).isEqualTo(1);
    assertThat(out.toString()).startsWith("BROKEN  line 5 is not a JSON object");
  }

  @Test
  void goesOnWithAnotherFileWhereThatEnded() throws Exception {
    String before = JSON.readTree(lines.get(1)).path("hash").asText();
    lines.subList(0, 2).clear();
    assertThat(verify()).isEqualTo(1);
    assertThat(verify("--after", before, "--head", head)).isZero();
    assertThat(verify("--after", NONE)).isEqualTo(1);
  }

  @Test
  void refusesWhatItCannotVerify() throws Exception {
    assertThat(verify("--head", "short")).isEqualTo(2);
    assertThat(run(Stream.of("audit", "verify", folder.resolve("none").toString()))).isEqualTo(2);
    assertThat(run(Stream.of("audit"))).isEqualTo(2);
  }

  @Test
  void exportsWhatTheServiceAnswersAndOverwritesNothing() throws Exception {
    // Given
    Path token = Files.writeString(folder.resolve("token"), "hnd_secret\n");
    Path file = folder.resolve("export.jsonl");
    try (FakeOrchestrator orchestrator = new FakeOrchestrator()) {
      orchestrator.replying(200, String.join("\n", lines) + "\n");
      List<String> command =
          List.of(
              "audit",
              "export",
              "--to",
              file.toString(),
              "--after",
              "7",
              "--url",
              orchestrator.url(),
              "--token-file",
              token.toString());

      // When, Then
      assertThat(run(command.stream())).isZero();
      assertThat(Files.readAllLines(file)).isEqualTo(lines);
      assertThat(run(command.stream())).isEqualTo(2);
      assertThat(orchestrator.requests())
          .containsExactly("GET /v1/audit?after=7 Bearer hnd_secret ");
    }
  }

  @Test
  void isVerifiedByHandAsDocumented() throws Exception {
    // Given
    String document = Files.readString(Path.of("../docs/audit.md"));
    int from = document.indexOf("```sh\n") + 6;
    String script = document.substring(from, document.indexOf("```", from));
    Files.write(folder.resolve("audit.jsonl"), lines);

    // When, Then
    assertThat(shell(script)).isEqualTo("whole; head " + head);
    altered(3, entry -> entry.put("actor", "bob"));
    Files.write(folder.resolve("audit.jsonl"), lines);
    assertThat(shell(script)).startsWith("broken: {\"actor\":\"bob\"");
  }

  private String shell(String script) throws Exception {
    Process bash =
        new ProcessBuilder("bash", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private void writesAnAuditAnew() throws Exception {
    lines.clear();
    head = NONE;
    writesAnAudit();
  }

  /** Alters an entry and writes it as it would be written. */
  private interface Forgery {
    void in(ObjectNode entry) throws Exception;
  }

  private void altered(int line, Forgery forgery) throws Exception {
    ObjectNode entry = (ObjectNode) JSON.readTree(lines.get(line));
    forgery.in(entry);
    lines.set(line, canonical(entry));
  }

  private static String canonical(ObjectNode entry) throws JsonProcessingException {
    return JSON.writeValueAsString(JSON.treeToValue(entry, TreeMap.class));
  }
}
