package dev.handover.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A packaged node that serves a group under a source lease which nobody renews any more. */
class NodeLeaseIT {
  private static final String DISK = "/v1/disks/data/state";
  private static final String ADDRESS = "/v1/addresses/192.0.2.50/state";
  private static final String MACHINE =
      """
      disks:
        data: {image: disks/data, reservations: true}
      services:
        - {name: AppDatabase, needsDisk: data}
      """;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;
  private NodeProcess node;

  @BeforeEach
  void serve() throws IOException {
    Path machine = Files.createDirectories(folder.resolve("exch1"));
    Files.writeString(machine.resolve("machine.yaml"), MACHINE);
    node = new NodeProcess(folder, "exch1");
    node.start("keep");
    assertThat(node.put(DISK, "{\"desired\":\"ONLINE\",\"mountPoint\":\"X:\"," + fence()))
        .startsWith("200");
    assertThat(node.put(ADDRESS, "{\"desired\":\"PRESENT\",\"prefixLength\":24," + fence()))
        .startsWith("200");
    assertThat(node.put("/v1/services/AppDatabase/state", "{\"desired\":\"RUNNING\"," + fence()))
        .startsWith("200");
    assertThat(
            node.put(
                "/v1/leases/app",
                "{\"seconds\":15,\"services\":[\"AppDatabase\"],\"disk\":\"data\","
                    + "\"address\":\"192.0.2.50\","
                    + fence()))
        .startsWith("200")
        .contains("HELD");
    assertThat(node.get("/v1/disks/data")).contains("\"OURS\"");
  }

  @AfterEach
  void stop() {
    node.kill();
  }

  @Test
  void letsGoByItselfAndSaysSoInTheEventLog() {
    await().atMost(PATIENCE).until(() -> node.get("/v1/leases").contains("RELEASED"));

    assertReleased();
  }

  @ParameterizedTest
  @ValueSource(strings = {"keep", "boot"})
  void letsGoAtOnceWhenItsLeaseExpiredWhileItWasDown(String onStart) {
    // Given
    node.kill();
    Instant down = Instant.now();
    await().atMost(PATIENCE).until(() -> Instant.now().isAfter(down.plusSeconds(16)));

    // When: after "boot" only the reservation is left, which would keep the partner out
    node.start(onStart);

    // Then
    await().atMost(PATIENCE).until(() -> node.get("/v1/leases").contains("RELEASED"));
    assertReleased();
  }

  private void assertReleased() {
    assertThat(node.get("/v1/services/AppDatabase")).contains("\"STOPPED\"");
    assertThat(node.get("/v1/disks/data")).contains("\"OFFLINE\"", "\"NONE\"");
    assertThat(node.get("/v1/addresses/192.0.2.50")).contains("\"ABSENT\"");
    assertThat(events()).contains("\"id\":100", "\"id\":101");
    assertThat(node.put("/v1/leases/app", "{\"seconds\":15," + fence()))
        .startsWith("409")
        .contains("lease-expired");
  }

  private String events() {
    try {
      return Files.readString(folder.resolve("exch1/events.jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of a body. */
  private static String fence() {
    return "\"fence\":{\"group\":\"app\",\"epoch\":7,\"issuer\":\"%s\"}}"
        .formatted(NodeProcess.ISSUER);
  }
}
