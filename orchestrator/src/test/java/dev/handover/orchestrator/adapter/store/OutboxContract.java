package dev.handover.orchestrator.adapter.store;

import static dev.handover.orchestrator.adapter.store.StoreOfEvents.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.events.Event;
import dev.handover.orchestrator.domain.events.Outbox;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the outbox promises, on each database. */
abstract class OutboxContract {
  abstract DataSource dataSource();

  private StoreOfEvents store() {
    return new StoreOfEvents(dataSource());
  }

  private Outbox outbox() {
    return new JdbcOutbox(dataSource());
  }

  @BeforeEach
  void empties() throws SQLException {
    store().empty();
  }

  @Test
  void tellsWhatTheJournalTellsInItsOrder() {
    // Given
    long before = outbox().head();
    // When
    Operation operation = store().ended(store().started());
    // Then
    List<Event> events = outbox().after(before, 10);
    assertThat(events)
        .extracting(Event::type)
        .containsExactly(
            "dev.handover.operation.started",
            "dev.handover.operation.ended",
            "dev.handover.group.owner-changed");
    assertThat(events)
        .extracting(Event::sequence)
        .containsExactly(before + 1, before + 2, before + 3);
    assertThat(events).extracting(Event::group).containsOnly(Optional.of(Samples.MAIL));
    assertThat(events.get(1).data())
        .containsEntry("operation", operation.id().toString())
        .containsEntry("state", "SUCCEEDED")
        .containsEntry("actor", "alice");
    assertThat(events.get(2).data()).containsEntry("after", "exch2");
    assertThat(outbox().find(events.get(1).id())).contains(events.get(1));
    assertThat(outbox().after(Optional.of(Samples.MAIL), before + 2, 10)).hasSize(1);
    assertThat(outbox().after(Optional.empty(), before, 10)).isEmpty();
  }

  /** However a start breaks down, operation, first entry and event are all there or all not. */
  @Test
  void hasTheEventOfAStartExactlyWhenTheOperationIsThere() {
    boolean through = false;
    for (int at = 1; !through; at++) {
      for (boolean after : new boolean[] {false, true}) {
        // Given
        long before = outbox().head();
        FaultyConnections faulty = new FaultyConnections(dataSource(), at, after);
        UUID id = UUID.randomUUID();
        // When
        attempt(() -> new StoreOfEvents(faulty.dataSource()).started(id));
        // Then
        Optional<Operation> found = operation(id);
        assertThat(outbox().after(before, 10))
            .as("broken at %d, after=%s", at, after)
            .hasSize(found.isPresent() ? 1 : 0);
        found.ifPresent(store()::ended);
        through = !faulty.isBroken();
      }
    }
  }

  /** The same for an entry that ends an operation. */
  @Test
  void hasTheEventsOfAnEndExactlyWhenTheEntryIsThere() {
    boolean through = false;
    for (int at = 1; !through; at++) {
      for (boolean after : new boolean[] {false, true}) {
        // Given
        Operation operation = store().started();
        long before = outbox().head();
        FaultyConnections faulty = new FaultyConnections(dataSource(), at, after);
        // When
        attempt(() -> new StoreOfEvents(faulty.dataSource()).ended(operation));
        // Then
        Operation found = operation(operation.id()).orElseThrow();
        assertThat(outbox().after(before, 10).stream().map(Event::type))
            .as("broken at %d, after=%s", at, after)
            .filteredOn("dev.handover.operation.ended"::equals)
            .hasSize(found.state().isEnd() ? 1 : 0);
        if (!found.state().isEnd()) {
          assertThat(outbox().head()).isEqualTo(before);
          store().ended(found);
        }
        through = !faulty.isBroken();
      }
    }
  }

  private Optional<Operation> operation(UUID id) {
    return new JdbcOperations(
            dataSource(), new DueOperations(dataSource(), java.time.InstantSource.system()))
        .find(id);
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // db-scheduler wraps what its own statements throw.
      assertThat(e).hasStackTraceContaining("broken down");
    }
  }

  @Test
  void showsNoSequenceBeforeASmallerOne() throws Exception {
    // Given
    long before = outbox().head();
    CountDownLatch ready = new CountDownLatch(1);
    JdbcStandings standings = new JdbcStandings(dataSource());
    List<String> names = IntStream.range(0, 8).mapToObj(i -> "sub-" + UUID.randomUUID()).toList();
    names.forEach(new JdbcDeliveries(dataSource())::meet);
    // When: many write at the same moment, and somebody reads all the time
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends Future<?>> writers =
          names.stream()
              .map(
                  name ->
                      threads.submit(
                          () -> {
                            ready.await();
                            standings.disable(
                                name,
                                new dev.handover.orchestrator.domain.events.Standing.Change(
                                    NOW, "alice", "test"));
                            return name;
                          }))
              .toList();
      ready.countDown();
      while (!writers.stream().allMatch(Future::isDone)) {
        assertContiguous(before);
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    // Then
    assertContiguous(before);
    assertThat(outbox().head()).isEqualTo(before + 8);
  }

  private void assertContiguous(long before) {
    List<Long> seen = outbox().after(before, 100).stream().map(Event::sequence).toList();
    assertThat(seen)
        .isEqualTo(LongStream.rangeClosed(before + 1, before + seen.size()).boxed().toList());
  }

  @Test
  void forgetsWhatIsOldOrTooMuchAndCountsWhatWasNotDelivered() {
    // Given
    String name = "sub-" + UUID.randomUUID();
    JdbcDeliveries deliveries = new JdbcDeliveries(dataSource());
    deliveries.meet(name);
    store().ended(store().started());
    deliveries.meet(name);
    long head = outbox().head();
    // When
    outbox().forget(NOW, 1);
    // Then
    assertThat(outbox().after(0, 10)).extracting(Event::sequence).containsExactly(head);
    assertThat(new JdbcStandings(dataSource()).standing(name, 10).dropped()).isEqualTo(2);
    assertThat(outbox().before(NOW.plusSeconds(1))).isEqualTo(head);
    // When
    outbox().forget(NOW.plusSeconds(1), 1000);
    // Then
    assertThat(outbox().after(0, 10)).isEmpty();
    assertThat(outbox().head()).isEqualTo(head);
  }
}
