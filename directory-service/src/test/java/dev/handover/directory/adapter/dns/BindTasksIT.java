package dev.handover.directory.adapter.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TestForest;
import dev.handover.directory.domain.dns.DnsRoutedDirectory;
import dev.handover.directory.domain.dns.DnsServerName;
import dev.handover.directory.domain.dns.Nsupdate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

/** Tasks of DNS on a real name server: applied, raced, and taken back with nsupdate alone. */
@SuppressWarnings("NullAway.Init")
class BindTasksIT {
  private static final String EXCH1 = "exch1." + TestBind.ZONE;

  @TempDir Path folder;
  private TestBind bind;
  private Rfc2136Updates updates;
  private Directory directory;

  @BeforeEach
  void start() throws Exception {
    bind = TestBind.in(folder);
    updates = bind.updates();
    directory = new DnsRoutedDirectory(TestForest.create().inMemory(), updates);
  }

  @AfterEach
  void stop() {
    bind.kill();
  }

  private Preview preview(String task, String... namesAndValues) {
    Map<String, List<String>> parameters = new HashMap<>();
    parameters.put("zone", List.of(TestBind.ZONE));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], Arrays.asList(namesAndValues[i + 1].split(",", -1)));
    }
    return TaskPreviews.preview(
        TaskPreviews.move(
            TaskPreviews.EXCH1, TaskPreviews.EXCH2, TaskPreviews.task(task, parameters)),
        directory);
  }

  private Preview moved() {
    return preview(
        "dns-address",
        "record",
        "exch1",
        "address",
        "192.0.2.50,2001:db8::50",
        "reverseZones",
        TestBind.REVERSE + "," + TestBind.REVERSE6,
        "mode",
        "REPLACE");
  }

  private List<List<String>> seen() throws Exception {
    return List.of(
        bind.lookUp(EXCH1, Type.A),
        bind.lookUp(EXCH1, Type.AAAA),
        bind.lookUp("50." + TestBind.REVERSE, Type.PTR),
        bind.lookUp("0.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0." + TestBind.REVERSE6, Type.PTR));
  }

  @Test
  void movesANameWithBothAddressesAndTheWayBack() throws Exception {
    Preview preview = moved();

    assertThat(TaskPreviews.apply(preview, directory))
        .hasSize(3)
        .hasOnlyElementsOfType(ModifyOutcome.Applied.class);

    assertThat(seen())
        .containsExactly(
            List.of("1200 192.0.2.50"),
            List.of("1200 2001:db8:0:0:0:0:0:50"),
            List.of("3600 exch1.example.test."),
            List.of("3600 exch1.example.test."));
    assertThat(moved().changes()).isEmpty();
  }

  @Test
  void isTakenBackByTheScriptAlone() throws Exception {
    List<List<String>> before = seen();
    Preview preview = moved();
    StringBuilder script = new StringBuilder(Nsupdate.header(List.of("test")));
    for (EntryChange change : preview.changes().reversed()) {
      String zone = DnsServerName.tryParse(change.dn()).orElseThrow().zone();
      script.append(Nsupdate.reverse(change, updates.serverOf(zone)));
    }
    Path file = Files.writeString(folder.resolve("undo.nsupdate"), script);
    TaskPreviews.apply(preview, directory);

    assertThat(bind.nsupdate(file)).isZero();

    assertThat(seen()).isEqualTo(before);
    assertThat(script.toString()).doesNotContain("secret", "key");
  }

  @Test
  void leavesWhatSomebodyElseChangedMeanwhile() throws Exception {
    Preview preview = moved();
    bind.nsupdate("update delete " + EXCH1 + " A\nupdate add " + EXCH1 + " 60 A 192.0.2.77\nsend");

    assertThat(directory.compareAndSet(preview.changes().getFirst()))
        .isInstanceOf(ModifyOutcome.Conflict.class);
    assertThat(bind.lookUp(EXCH1, Type.A)).containsExactly("60 192.0.2.77");
    assertThat(bind.lookUp(EXCH1, Type.AAAA)).isEmpty();
  }

  @Test
  void lowersMovesAndRestoresTheTimeToLive() throws Exception {
    Preview lowered = preview("dns-ttl", "record", "exch1,webmail", "ttlSeconds", "30");
    TaskPreviews.apply(lowered, directory);
    assertThat(bind.lookUp(EXCH1, Type.A)).containsExactly("30 192.0.2.11");
    TaskPreviews.apply(moved(), directory);

    assertThat(TaskPreviews.revert(lowered, directory))
        .hasOnlyElementsOfType(ModifyOutcome.Applied.class);

    assertThat(bind.lookUp(EXCH1, Type.A)).containsExactly("1200 192.0.2.50");
    assertThat(bind.lookUp("webmail." + TestBind.ZONE, Type.CNAME))
        .containsExactly("3600 exch1.example.test.");
  }

  @Test
  void removesTheMachinesOwnRecords() throws Exception {
    Preview preview = preview("dns-stale-records", "keepAddresses", "192.0.2.11");

    TaskPreviews.apply(preview, directory);

    assertThat(bind.lookUp("exch2." + TestBind.ZONE, Type.A)).isEmpty();
    assertThat(bind.lookUp(EXCH1, Type.A)).containsExactly("1200 192.0.2.11");
    TaskPreviews.revert(preview, directory);
    assertThat(bind.lookUp("exch2." + TestBind.ZONE, Type.A)).containsExactly("3600 192.0.2.12");
  }
}
