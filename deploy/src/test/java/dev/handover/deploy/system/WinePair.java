package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Two Wine nodes with one disk, moved by the requests that a move makes, in its order. */
final class WinePair implements AutoCloseable {
  private static final String ISSUER = "0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55";
  private static final String DISK = "/v1/disks/exchange-data";
  private static final String SERVICE = "/v1/services/AppDatabase";

  private final Path folder;
  private final WineNode first;
  private final WineNode second;
  private final Map<String, String> written = new TreeMap<>();
  private int epoch = 1;

  WinePair() throws IOException {
    Path folders = Files.createDirectories(Path.of("target/system").toAbsolutePath());
    folder = Files.createTempDirectory(folders, "wine-pair");
    first = new WineNode(folder, "exch1", 1);
    second = new WineNode(folder, "exch2", 2);
  }

  /** Switches both machines on. */
  void boot() {
    first.boot();
    second.boot();
    first.awaitReady();
    second.awaitReady();
  }

  WineNode first() {
    return first;
  }

  WineNode partnerOf(WineNode node) {
    return node == first ? second : first;
  }

  MountLog log() throws IOException {
    return MountLog.read(folder.resolve("shared/mounts.log"));
  }

  void stopService(WineNode node) {
    reached(node.put(SERVICE + "/state", service("STOPPED")));
  }

  void startService(WineNode node) {
    reached(node.put(SERVICE + "/state", service("RUNNING")));
  }

  void takeDiskOffline(WineNode node) {
    reached(node.put(DISK + "/state", offline()));
  }

  void confirmRelease(WineNode node) {
    reached(
        node.put(
            "/v1/releases/mail",
            """
            {"epoch": %d, "issuer": "%s", "services": ["AppDatabase"], "disk": "exchange-data"}"""
                .formatted(epoch, ISSUER)));
  }

  void bringDiskOnline(WineNode node) {
    reached(node.put(DISK + "/state", online("")));
  }

  void beginStop(WineNode node) {
    node.begin(SERVICE + "/state", service("STOPPED"));
  }

  void beginStart(WineNode node) {
    node.begin(SERVICE + "/state", service("RUNNING"));
  }

  void beginOffline(WineNode node) {
    node.begin(DISK + "/state", offline());
  }

  void beginOnline(WineNode node) {
    node.begin(DISK + "/state", online(""));
  }

  /** All of a planned move; the order is that of the orchestrator. */
  void move(WineNode source, WineNode target) {
    newEpoch(source, target);
    stopService(source);
    takeDiskOffline(source);
    confirmRelease(source);
    bringDiskOnline(target);
    startService(target);
  }

  void newEpoch(WineNode... nodes) {
    epoch++;
    for (WineNode node : nodes) {
      String promise = "{\"epoch\": %d, \"issuer\": \"%s\"}".formatted(epoch, ISSUER);
      reached(node.put("/v1/promises/mail", promise));
    }
  }

  /** The survivor of a power cut gets the disk, by its reservation. */
  void takeOver(WineNode survivor) {
    newEpoch(survivor);
    String preempt =
        ", \"overrides\": [{\"name\": \"PREEMPT_RESERVATION\", \"reason\": \"its partner's power was cut\"}]";
    reached(survivor.put(DISK + "/state", online(preempt)));
    startService(survivor);
  }

  /** Without the override a disk that the other one holds is refused. */
  void assertRefusedWithoutOverride(WineNode survivor) {
    newEpoch(survivor);
    WineNode.Answer answer = survivor.put(DISK + "/state", online(""));
    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    assertThat(answer.body()).contains("disk-held-elsewhere", partnerOf(survivor).name());
  }

  void write(WineNode node, String file) {
    written.put(file, "written on " + node.name());
    node.write(file, "written on " + node.name());
  }

  /** Every file that was ever written is read, as it was written. */
  void assertNothingIsLost(WineNode node) {
    written.forEach((file, text) -> assertThat(node.read(file)).as(file).isEqualTo(text));
  }

  void bootAgain(WineNode node) {
    node.boot();
    node.awaitReady();
    WineNode.Answer disk = node.get(DISK);
    assertThat(disk.body()).contains("\"state\":\"OFFLINE\"", partnerOf(node).name());
    assertThat(node.get(SERVICE).body()).contains("\"state\":\"STOPPED\"");
  }

  private String online(String more) {
    return "{\"desired\": \"ONLINE\", \"mountPoint\": \"X:\", \"fence\": %s%s}"
        .formatted(fence(), more);
  }

  private String offline() {
    return "{\"desired\": \"OFFLINE\", \"fence\": %s}".formatted(fence());
  }

  private String service(String desired) {
    return "{\"desired\": \"%s\", \"waitSeconds\": 30, \"fence\": %s}".formatted(desired, fence());
  }

  private String fence() {
    return "{\"group\": \"mail\", \"epoch\": %d, \"issuer\": \"%s\"}".formatted(epoch, ISSUER);
  }

  private static void reached(WineNode.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
