package dev.handover.orchestrator.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.OnFailure;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationOrder;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationSchedulerTest {
  private static final OperationScheduler.Rhythm RHYTHM =
      new OperationScheduler.Rhythm(
          Duration.ofMillis(50), Duration.ofMillis(100), 4, 4, Duration.ofSeconds(5));

  private final DataSource dataSource = TestDatabases.h2();
  private final DueOperations due = new DueOperations(dataSource, InstantSource.system());
  private final JdbcOperations operations = new JdbcOperations(dataSource, due);
  private final JdbcJournal journal = new JdbcJournal(dataSource);
  private final JdbcEvacuations evacuations = new JdbcEvacuations(dataSource, due);
  private final RecordingWork work = new RecordingWork();
  private final CountDownLatch renewals = new CountDownLatch(2);
  private final CountDownLatch looks = new CountDownLatch(1);
  private final CountDownLatch rounds = new CountDownLatch(1);
  private final CountDownLatch events = new CountDownLatch(1);
  private final CountDownLatch decisions = new CountDownLatch(1);
  private final OperationScheduler scheduler =
      new OperationScheduler(
          dataSource,
          new OperationScheduler.Driven(
              operations,
              work,
              renewals::countDown,
              looks::countDown,
              rounds::countDown,
              events::countDown,
              decisions::countDown,
              new EvacuationTask(evacuations, id -> new Work.Due.Over(1), InstantSource.system()),
              InstantSource.system()),
          RHYTHM,
          "this-instance");

  @AfterEach
  void stops() {
    scheduler.close();
  }

  /** Notes what it is called for, and answers as the test wants. */
  private static final class RecordingWork implements Work {
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<Instant> limits = new CopyOnWriteArrayList<>();
    volatile Function<UUID, Due> answer = id -> new Due.Over(1);

    @Override
    public Due carryOn(UUID operation, Instant surelyMine) {
      calls.add("carry on");
      limits.add(surelyMine);
      return answer.apply(operation);
    }

    @Override
    public void takeOver(UUID operation, String reason) {
      calls.add("take over");
    }
  }

  private Operation started() {
    Instant now = Instant.now().minusSeconds(1);
    OperationOrder order =
        new OperationOrder(
            UUID.randomUUID(),
            Samples.switchover(),
            "alice",
            "INC0042",
            OnFailure.HALT,
            Optional.empty(),
            now);
    Operations.Started started =
        operations.start(new Operations.NewOperation(order, FencingEpoch.none(), "key-0001", "h"));
    return ((Operations.Started.Accepted) started).operation();
  }

  private long rows() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from scheduled_tasks where task_name = 'operation'")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void asksForRenewalsAgainAndAgain() throws InterruptedException {
    scheduler.start();

    assertThat(renewals.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void asksForRoundsOfReadiness() throws InterruptedException {
    scheduler.start();

    assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(events.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(decisions.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void carriesANewOperationOnUntilItIsOver() {
    // Given
    started();
    work.answer =
        id ->
            work.calls.size() < 3
                ? new Work.Due.At(Instant.now().plusMillis(10), 1)
                : new Work.Due.Over(1);
    // When
    scheduler.start();
    // Then
    await().until(() -> rows() == 0);
    assertThat(work.calls).containsExactly("carry on", "carry on", "carry on");
  }

  @Test
  void saysUntilWhenTheOneWhoPickedItCannotBePresumedDead() {
    // Given
    started();
    Instant before = Instant.now();
    Duration dead = RHYTHM.heartbeat().multipliedBy(RHYTHM.missedHeartbeats());
    // When
    scheduler.start();
    // Then
    await().until(() -> rows() == 0);
    assertThat(work.limits)
        .singleElement()
        .satisfies(
            limit -> assertThat(limit).isBetween(before, Instant.now().plus(dead.dividedBy(2))));
  }

  @Test
  void wakesARestingOperation() {
    // Given
    Operation operation = started();
    work.answer = id -> new Work.Due.Resting(1);
    scheduler.start();
    await().until(() -> work.calls.size() == 1);
    // When
    await()
        .until(
            () -> {
              due.wake(operation.id());
              return work.calls.size() >= 2;
            });
    // Then
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void doesNotLoseACommandThatCameWhileItWasPutBack() {
    // Given
    started();
    work.answer =
        id -> {
          Operation operation = operations.find(id).orElseThrow();
          if (operation.version() > 1) {
            return new Work.Due.Over(operation.version());
          }
          journal.append(operation, new JournalEntry.Resumed("bob", "go on"), Instant.now());
          due.wake(id);
          return new Work.Due.Resting(operation.version());
        };
    // When
    scheduler.start();
    // Then
    await().until(() -> rows() == 0);
  }

  @Test
  void triesAgainAfterAnUnexpectedFailure() {
    // Given
    started();
    work.answer =
        id -> {
          throw new IllegalStateException("a bug");
        };
    // When
    scheduler.start();
    // Then
    await().until(() -> work.calls.size() == 1);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void takesOverFromAnInstanceThatFellSilent() throws SQLException {
    // Given
    Operation operation = started();
    pickBySomebodyElse(operation.id());
    // When
    scheduler.start();
    // Then
    await().until(() -> rows() == 0);
    assertThat(work.calls).containsExactly("take over", "carry on");
  }

  private void pickBySomebodyElse(UUID id) throws SQLException {
    String sql =
        "update scheduled_tasks set picked = true, picked_by = 'dead', last_heartbeat = ?"
            + " where task_instance = ?";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, JournalRows.utc(Instant.now().minusSeconds(60)));
      update.setString(2, id.toString());
      update.executeUpdate();
    }
  }
}
