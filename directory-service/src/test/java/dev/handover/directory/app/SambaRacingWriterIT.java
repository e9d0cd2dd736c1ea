package dev.handover.directory.app;

import static dev.handover.directory.domain.TaskPreviews.EXCH1;
import static dev.handover.directory.domain.TaskPreviews.EXCH2;
import static dev.handover.directory.domain.TaskPreviews.move;
import static dev.handover.directory.domain.TaskPreviews.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import dev.handover.directory.adapter.ldap.LdaptiveDirectory;
import dev.handover.directory.adapter.ldap.TestSamba;
import dev.handover.directory.adapter.store.StoreFolder;
import dev.handover.directory.domain.ChangeOutcome;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.SampleSet;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TestForest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An administrator's script writes the same mailboxes of a real Active Directory (Samba) while a
 * set is applied and reverted. It asks nobody and overwrites whatever it finds: so what it wrote
 * stands at the end, whoever came first, unless its value was overwritten here.
 */
@SuppressWarnings("NullAway.Init")
class SambaRacingWriterIT {
  private static final UUID ID = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
  private static final int MAILBOXES = 150;
  private static final int WRITERS = 3;
  private static final int WRITES_EACH = 40;

  private static final List<String> ATTRIBUTES =
      List.of("homeMDB", "homeMTA", "msExchHomeServerName");
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "homeMDB", TestForest.store(TestForest.PLAIN_STORE, "EXCH10"),
          "homeMTA", TestForest.transferAgent("EXCH10"),
          "msExchHomeServerName", TestForest.legacy("EXCH10"));

  /** One value that somebody else wrote. */
  record Written(String dn, String attribute) {}

  @TempDir Path folder;

  private TestSamba samba;
  private LDAPConnection connection;
  private LdaptiveDirectory directory;

  @BeforeEach
  void load() throws Exception {
    samba = TestSamba.fresh();
    connection = TestSamba.connect();
    TestForest forest = TestForest.create();
    for (int i = 1; i <= MAILBOXES; i++) {
      forest.addMailbox("CN=Raced " + i, TestForest.USERS, TestForest.PLAIN_STORE, "EXCH1");
    }
    TestSamba.add(connection, forest.entries());
    directory = new LdaptiveDirectory(TestSamba.settings(DirectorySecurity.LDAPS));
  }

  @AfterEach
  void stop() throws Exception {
    directory.close();
    connection.close();
    samba.kill();
  }

  private static String mailbox(int number) {
    return "CN=Raced " + number + "," + TestForest.USERS;
  }

  @Test
  void neverOverwritesWhatSomebodyElseWroteMeanwhile() throws Exception {
    // Given
    Preview preview =
        TaskPreviews.preview(
            move(
                EXCH1,
                EXCH2,
                task("rehome-mailboxes", Map.of("searchBases", List.of(TestForest.USERS)))),
            directory);
    assertThat(preview.changes()).hasSizeGreaterThan(MAILBOXES);
    Map<String, List<String>> before = homes();
    try (StoreFolder store = StoreFolder.open(folder)) {
      SampleSet.store(
          store.changeSets(),
          new SampleSet(0).changeSet(ID),
          new SampleSet.Stored(preview.changes(), null),
          new RequestKey("tester", "key-00001", "sha256:0"));
      Set<Written> written = new HashSet<>();
      // When
      written.addAll(race(store, Direction.APPLIED, 1));
      // Then
      assertThatItStands(written);
      assertThat(conflicts(store)).isNotEmpty().isSubsetOf(names(written));
      assertThatTheRestIs(written, homesAfter(preview));
      // When
      written.addAll(race(store, Direction.REVERTED, 2));
      // Then
      assertThatItStands(written);
      assertThatTheRestIs(written, before);
    }
  }

  private Set<Written> race(StoreFolder store, Direction direction, int seed) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    WatchedDirectory watched =
        new WatchedDirectory(
            directory,
            (write, change) -> {
              begun.countDown();
              return Optional.empty();
            });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ServiceInstance service =
            new ServiceInstance(ServiceInstance.Shared.by(store), watched, folder)) {
      List<Future<Set<Written>>> writers =
          IntStream.range(0, WRITERS)
              .mapToObj(writer -> threads.submit(() -> writeMuch(begun, seed * WRITERS + writer)))
              .toList();
      service.bring(ID, direction);
      Set<Written> written = new HashSet<>();
      for (Future<Set<Written>> writer : writers) {
        written.addAll(writer.get());
      }
      return written;
    }
  }

  /** On a connection of its own, from the first write of the service on. */
  private static Set<Written> writeMuch(CountDownLatch begun, long seed) throws Exception {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Set<Written> written = new HashSet<>();
    try (LDAPConnection own = TestSamba.connect()) {
      begun.await();
      for (int i = 0; i < WRITES_EACH; i++) {
        String attribute = ATTRIBUTES.get(random.nextInt(ATTRIBUTES.size()));
        String dn = mailbox(1 + random.nextInt(MAILBOXES));
        own.modify(
            dn,
            new Modification(
                ModificationType.REPLACE,
                attribute,
                Objects.requireNonNull(ELSEWHERE.get(attribute))));
        written.add(new Written(dn, attribute));
      }
    }
    return written;
  }

  private void assertThatItStands(Set<Written> written) throws LDAPException {
    Map<String, List<String>> now = homes();
    assertThat(written)
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(now.get(each.dn()))
                    .contains(Objects.requireNonNull(ELSEWHERE.get(each.attribute()))));
  }

  /** Who had no other writer is where the service brought everybody. */
  private void assertThatTheRestIs(Set<Written> written, Map<String, List<String>> expected)
      throws LDAPException {
    Map<String, List<String>> now = homes();
    now.keySet().removeAll(names(written));
    assertThat(now)
        .isNotEmpty()
        .allSatisfy((dn, values) -> assertThat(values).isEqualTo(expected.get(dn)));
  }

  private static Map<String, List<String>> homesAfter(Preview preview) {
    return preview.changes().stream()
        .collect(
            Collectors.toMap(
                change -> change.dn().toString(),
                change ->
                    change.attributes().stream()
                        .flatMap(attribute -> attribute.after().stream())
                        .map(value -> value.text())
                        .sorted()
                        .toList()));
  }

  private static Set<String> names(Set<Written> written) {
    return written.stream().map(Written::dn).collect(Collectors.toSet());
  }

  private Map<String, List<String>> homes() throws LDAPException {
    Map<String, List<String>> homes = new HashMap<>();
    for (int i = 1; i <= MAILBOXES; i++) {
      Entry entry =
          Objects.requireNonNull(
              connection.getEntry(mailbox(i), ATTRIBUTES.toArray(String[]::new)));
      homes.put(
          mailbox(i),
          entry.getAttributes().stream()
              .flatMap(attribute -> Stream.of(attribute.getValues()))
              .sorted()
              .toList());
    }
    return homes;
  }

  private static Set<String> conflicts(StoreFolder store) {
    ChangeQuery query =
        ChangeQuery.all(ID, false, MAILBOXES * 2).with(Set.of(ChangeOutcome.CONFLICT));
    return store.changeSets().changes(query).stream()
        .map(recorded -> recorded.change().dn().toString())
        .collect(Collectors.toSet());
  }
}
