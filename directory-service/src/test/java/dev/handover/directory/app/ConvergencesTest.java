package dev.handover.directory.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.adapter.store.StoreFolder;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DnsServers;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.RefusedException;
import dev.handover.directory.domain.ReplicationAnswer;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.SampleSet;
import dev.handover.directory.domain.TestDomainControllers;
import dev.handover.directory.domain.proof.ConvergencePolicy;
import dev.handover.directory.domain.proof.Standing;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waiting for servers, with directories in memory; replication is played by the test. */
class ConvergencesTest {
  private static final UUID ID = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final ServiceInstance.Limits LIMITS = new ServiceInstance.Limits(10, 4, 2);

  private record Often(Duration pollInterval, int maxRunning) implements ConvergeConfig {}

  @TempDir Path folder;

  private final SampleSet sample = new SampleSet(25);
  private final InMemoryDirectory first = sample.directory();
  private final InMemoryDirectory second = sample.directory();
  private final BoundedParallel parallel = new BoundedParallel(LIMITS);

  @AfterEach
  void close() {
    parallel.close();
  }

  private Convergence.View converge(Convergences.Request request, Directory... controllers) {
    try (StoreFolder opened = StoreFolder.open(folder)) {
      ChangeSetStore store = opened.changeSets();
      if (store.find(ID).isEmpty()) {
        sample.storeIn(store, ID, new RequestKey("tester", "key-00001", "sha256:0"));
      }
      LdifExport ldif = ServiceInstance.ldif(store, folder);
      ChangeSets sets = new ChangeSets(store, ldif, new Progresses(Clock.systemUTC()));
      ConvergencePlans plans =
          new ConvergencePlans(
              sets,
              new TestDomainControllers(controllers),
              (server, question) -> List.of(),
              parallel);
      Convergences convergences =
          new Convergences(plans, Clock.systemUTC(), new Often(Duration.ofMillis(1), 2));
      try {
        return convergences.converge(request, LONG);
      } finally {
        convergences.close();
      }
    }
  }

  private static Convergences.Request request(ConvergencePolicy policy, Duration deadline) {
    return new Convergences.Request(
        ID,
        Direction.APPLIED,
        null,
        new Convergences.Servers(List.of(), List.of()),
        policy,
        null,
        deadline,
        true);
  }

  private void applyTo(InMemoryDirectory directory) {
    sample.changes().forEach(directory::compareAndSet);
  }

  @Test
  void agreesWhenEveryDomainControllerSaysSo() {
    applyTo(first);
    applyTo(second);

    Convergence.View view = converge(request(ConvergencePolicy.ALL, LONG), first, second);

    assertThat(view.state()).isEqualTo(Convergence.State.AGREED);
    assertThat(view.entries()).isEqualTo(28);
    assertThat(view.standings()).extracting(Standing::state).containsOnly(Standing.State.AGREES);
    assertThat(view.standings().getFirst().server().written()).isTrue();
  }

  @Test
  void namesTheFirstEntryThatDiffersWhenTheDeadlinePasses() {
    applyTo(first);
    applyTo(second);
    second.set(SampleSet.mailbox(9), "homeMDB", SampleSet.home(3));

    Convergence.View view =
        converge(request(ConvergencePolicy.ALL, Duration.ofMillis(200)), first, second);

    assertThat(view.state()).isEqualTo(Convergence.State.MISSED);
    Standing differs = view.standings().getLast();
    assertThat(differs.state()).isEqualTo(Standing.State.DIFFERS);
    assertThat(differs.first())
        .satisfies(
            found -> {
              assertThat(found.name()).isEqualTo(SampleSet.mailbox(9));
              assertThat(found.expected()).containsExactly(SampleSet.home(2));
              assertThat(found.found()).containsExactly(SampleSet.home(3));
            });
    assertThat(differs.replication()).isNull();
  }

  @Test
  void asksForWhatIsMissingAndSeesItCome() {
    applyTo(first);
    first.with("", "dsServiceName", "CN=NTDS Settings,CN=DC1," + SampleSet.BASE);
    second.whenAskedToReplicate(
        dn ->
            sample.changes().stream()
                .filter(change -> change.dn().equals(dn))
                .forEach(second::compareAndSet));

    Convergence.View view = converge(request(ConvergencePolicy.ALL, LONG), first, second);

    assertThat(view.state()).isEqualTo(Convergence.State.AGREED);
    assertThat(view.standings().getLast().replication())
        .extracting(ReplicationAnswer::kind)
        .isEqualTo(ReplicationAnswer.Kind.STARTED);
  }

  @Test
  void noticesThatTheWrittenOneLostItsValueMeanwhile() {
    applyTo(first);
    first.with("", "dsServiceName", "CN=NTDS Settings,CN=DC1," + SampleSet.BASE);
    second.whenAskedToReplicate(
        dn -> {
          applyTo(second);
          first.set(SampleSet.mailbox(1), "homeMDB", SampleSet.home(3));
        });

    Convergence.View view =
        converge(request(ConvergencePolicy.ALL, Duration.ofMillis(300)), first, second);

    assertThat(view.state()).isEqualTo(Convergence.State.MISSED);
    assertThat(view.standings().getFirst().state()).isEqualTo(Standing.State.DIFFERS);
    assertThat(view.standings().getFirst().server().written()).isTrue();
  }

  @Test
  void goesOnWithoutASilentOneUnderMajority() {
    applyTo(first);
    applyTo(second);
    InMemoryDirectory silent = sample.directory();
    silent.goSilent();

    Convergence.View view =
        converge(request(ConvergencePolicy.MAJORITY, LONG), first, second, silent);

    assertThat(view.state()).isEqualTo(Convergence.State.AGREED);
  }

  @Test
  void saysWhyAServerCannotBeAsked() {
    applyTo(first);
    second.goSilent();

    Convergence.View view =
        converge(request(ConvergencePolicy.ALL, Duration.ofMillis(200)), first, second);

    assertThat(view.state()).isEqualTo(Convergence.State.MISSED);
    assertThat(view.standings().getLast().state()).isEqualTo(Standing.State.UNREACHABLE);
    assertThat(view.standings().getLast().detail()).contains("silent");
  }

  @Test
  void refusesDnsServersWhereNothingInDnsChanges() {
    Convergences.Request request =
        new Convergences.Request(
            ID,
            Direction.APPLIED,
            null,
            new Convergences.Servers(
                List.of(),
                List.of(
                    new Convergences.NamedDnsServer(
                        new DnsServers.Address("192.0.2.53", 53), null))),
            ConvergencePolicy.ALL,
            null,
            LONG,
            true);

    assertThatThrownBy(() -> converge(request, first)).isInstanceOf(RefusedException.class);
  }
}
