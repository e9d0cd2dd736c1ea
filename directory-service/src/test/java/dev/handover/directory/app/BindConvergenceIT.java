package dev.handover.directory.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.adapter.dns.DnsJavaServers;
import dev.handover.directory.adapter.dns.Rfc2136Updates;
import dev.handover.directory.adapter.dns.TestBind;
import dev.handover.directory.adapter.store.StoreFolder;
import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.DnsServers;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.SampleSet;
import dev.handover.directory.domain.TestDomainControllers;
import dev.handover.directory.domain.ValueSyntax;
import dev.handover.directory.domain.dns.DnsRoutedDirectory;
import dev.handover.directory.domain.dns.DnsServerName;
import dev.handover.directory.domain.dns.DnsType;
import dev.handover.directory.domain.proof.ConvergencePolicy;
import dev.handover.directory.domain.proof.Standing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Waiting until the secondary name server has what was written on the primary one by dynamic update
 * (RFC 2136), on two real servers with a zone transfer between them.
 */
@SuppressWarnings("NullAway.Init")
class BindConvergenceIT {
  private static final UUID ID = UUID.fromString("0192f0c1-0000-7000-8000-000000000009");
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final ServiceInstance.Limits LIMITS = new ServiceInstance.Limits(10, 4, 2);
  private static final String OLD = "1200 192.0.2.11";
  private static final String NEW = "1200 192.0.2.50";

  private record Often(Duration pollInterval, int maxRunning) implements ConvergeConfig {}

  @TempDir Path folder;

  private final SampleSet sample = new SampleSet(1);
  private final BoundedParallel parallel = new BoundedParallel(LIMITS);
  private TestBind primary;
  private TestBind secondary;
  private StoreFolder store;
  private Rfc2136Updates updates;

  @BeforeEach
  void startBothAndWriteThePrimary() throws Exception {
    primary = TestBind.in(Files.createDirectory(folder.resolve("primary")));
    secondary = startSecondary();
    updates = primary.updates();
    store = StoreFolder.open(Files.createDirectory(folder.resolve("store")));
    EntryChange change = change();
    SampleSet.store(
        store.changeSets(),
        sample.changeSet(ID),
        new SampleSet.Stored(List.of(change), null),
        new RequestKey("tester", "key-00001", "sha256:0"));
    assertThat(directory().compareAndSet(change)).isInstanceOf(ModifyOutcome.Applied.class);
  }

  @AfterEach
  void stop() {
    secondary.kill();
    primary.kill();
    updates.close();
    store.close();
    parallel.close();
  }

  private TestBind startSecondary() throws Exception {
    return TestBind.secondaryOf(primary, Files.createTempDirectory(folder, "secondary"));
  }

  private DnsRoutedDirectory directory() {
    return new DnsRoutedDirectory(sample.directory(), updates);
  }

  private static EntryChange change() {
    return new EntryChange(
        1,
        SampleSet.STORES,
        new DnsServerName(TestBind.ZONE, "exch1").dn(),
        List.of(
            new AttributeChange(
                DnsType.A.attribute(),
                ValueSyntax.CASE_IGNORE,
                List.of(AttributeValue.of(OLD)),
                List.of(AttributeValue.of(NEW)))));
  }

  private Convergence.View converge(Duration deadline) {
    LdifExport ldif = ServiceInstance.ldif(store.changeSets(), folder);
    ChangeSets sets = new ChangeSets(store.changeSets(), ldif, new Progresses(Clock.systemUTC()));
    ConvergencePlans plans =
        new ConvergencePlans(
            sets, new TestDomainControllers(directory()), new DnsJavaServers(), parallel);
    List<Convergences.NamedDnsServer> asked =
        Stream.of(primary, secondary)
            .map(bind -> new DnsServers.Address("127.0.0.1", bind.port()))
            .map(address -> new Convergences.NamedDnsServer(address, null))
            .toList();
    Convergences convergences =
        new Convergences(plans, Clock.systemUTC(), new Often(Duration.ofMillis(20), 2));
    try {
      return convergences.converge(
          new Convergences.Request(
              ID,
              Direction.APPLIED,
              null,
              new Convergences.Servers(List.of(), asked),
              ConvergencePolicy.ALL,
              null,
              deadline,
              true),
          LONG);
    } finally {
      convergences.close();
    }
  }

  @Test
  void namesTheSecondaryThatStillHasTheOldAddress() {
    Convergence.View view = converge(SHORT);

    assertThat(view.state()).isEqualTo(Convergence.State.MISSED);
    assertThat(view.standings())
        .extracting(Standing::state)
        .containsExactly(Standing.State.AGREES, Standing.State.AGREES, Standing.State.DIFFERS);
    assertThat(view.standings().getLast().first())
        .satisfies(
            found -> {
              assertThat(found.name()).isEqualTo("exch1." + TestBind.ZONE);
              assertThat(found.expected()).containsExactly("192.0.2.50");
              assertThat(found.found()).containsExactly("192.0.2.11");
            });
  }

  @Test
  void agreesWhenTheSecondaryHasFetchedTheZoneAgain() throws Exception {
    secondary.kill();
    secondary = startSecondary();

    Convergence.View view = converge(LONG);

    assertThat(view.state()).isEqualTo(Convergence.State.AGREED);
    assertThat(view.standings()).extracting(Standing::state).containsOnly(Standing.State.AGREES);
  }

  @Test
  void saysWhichServerGivesNoAnswer() {
    secondary.kill();

    Convergence.View view = converge(SHORT);

    assertThat(view.state()).isEqualTo(Convergence.State.MISSED);
    assertThat(view.standings().getLast().state()).isEqualTo(Standing.State.UNREACHABLE);
  }
}
