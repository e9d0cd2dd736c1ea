package dev.handover.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as real processes: two nodes with one disk, killed and started again. */
class NodeProcessIT {
  private static final String DISK = "/v1/disks/data/state";
  private static final String DATABASE = "/v1/services/AppDatabase/state";

  @TempDir Path folder;

  private NodeProcess first;
  private NodeProcess second;

  @BeforeEach
  void start() throws IOException {
    first = new NodeProcess(folder, "exch1");
    second = new NodeProcess(folder, "exch2");
    first.start("keep");
    second.start("keep");
  }

  @AfterEach
  void stop() {
    first.kill();
    second.kill();
  }

  @Test
  void staysTheOwnerThroughAKillUnlessThePartnerWasFaster() throws IOException {
    // Given
    assertThat(first.put(DISK, online(1))).startsWith("200");
    assertThat(first.put(DATABASE, running(1))).startsWith("200");
    assertThat(second.put(DISK, online(1)))
        .startsWith("409")
        .contains("disk-held-elsewhere", "exch1");

    // When it is killed and started again, it goes on
    first.kill();
    first.start("keep");
    assertThat(first.get("/v1/services/AppDatabase")).contains("\"RUNNING\"");
    assertThat(second.put(DISK, online(1))).startsWith("409");
    assertThat(first.put(DISK, online(0))).startsWith("400");

    // When the partner takes the disk while it is gone, it has lost it
    first.kill();
    assertThat(second.put(DISK, online(2))).startsWith("200");
    first.start("keep");
    assertThat(first.get("/v1/disks/data")).contains("\"OFFLINE\"", "\"exch2\"");
    assertThat(first.get("/v1/services/AppDatabase")).contains("\"FAILED\"");
    assertThat(Files.readAllLines(folder.resolve("shared/disks/data/owners.log")))
        .extracting(line -> line.replaceFirst("^\\S+ ", ""))
        .containsExactly(
            "node=exch1 event=ATTACHED epoch=1",
            "node=exch1 event=ATTACHED epoch=1",
            "node=exch2 event=ATTACHED epoch=2",
            "node=exch1 event=LOST epoch=1");
  }

  @Test
  void remembersItsPromisesAndStartsNothingAfterAPowerCut() {
    // Given
    assertThat(first.put(DISK, online(5))).startsWith("200");
    assertThat(first.put(DATABASE, running(5))).startsWith("200");

    // When
    first.kill();
    first.start("boot");

    // Then
    assertThat(first.get("/v1/services/AppDatabase")).contains("\"STOPPED\"");
    assertThat(first.get("/v1/disks/data")).contains("\"OFFLINE\"");
    assertThat(first.put(DISK, online(4)))
        .startsWith("409")
        .contains("stale-epoch", "\"promisedEpoch\":5");
    assertThat(first.put("/v1/releases/app", release(6))).startsWith("200").contains("\"epoch\":6");
    assertThat(first.put(DISK, online(5))).startsWith("409").contains("stale-epoch");
  }

  @Test
  void doesNotStartInProductionOnAPlayMachineOrWithoutTls() throws IOException {
    NodeProcess third = new NodeProcess(folder, "exch3");

    String log = third.failedStart("production");

    assertThat(log)
        .contains(
            "handover.node.adapter=emulated is a play machine", "quarkus.http.insecure-requests");
    assertThat(folder.resolve("exch3")).doesNotExist();
  }

  private static String online(long epoch) {
    return "{\"desired\":\"ONLINE\",\"mountPoint\":\"X:\"," + fence(epoch) + "}";
  }

  private static String running(long epoch) {
    return "{\"desired\":\"RUNNING\"," + fence(epoch) + "}";
  }

  private static String release(long epoch) {
    return "{\"epoch\":%d,\"issuer\":\"%s\",\"services\":[\"AppDatabase\"],\"disk\":\"data\"}"
        .formatted(epoch, NodeProcess.ISSUER);
  }

  private static String fence(long epoch) {
    return "\"fence\":{\"group\":\"app\",\"epoch\":%d,\"issuer\":\"%s\"}"
        .formatted(epoch, NodeProcess.ISSUER);
  }
}
