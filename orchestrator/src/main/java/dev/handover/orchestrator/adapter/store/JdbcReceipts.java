package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.trigger.Decision;
import dev.handover.orchestrator.domain.trigger.Receipt;
import dev.handover.orchestrator.domain.trigger.Receipts;
import dev.handover.orchestrator.domain.trigger.Signal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What triggers were sent, as rows; the unique key keeps each of it from being there twice. */
@ApplicationScoped
class JdbcReceipts implements Receipts {
  private final Database database;
  private final ReceiptRows rows = new ReceiptRows();

  JdbcReceipts(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  @Override
  public List<Receipt> receive(Delivery delivery) {
    try {
      return database.write(connection -> receive(connection, delivery));
    } catch (StoreException e) {
      if (!Database.isUniqueViolation(e)) {
        throw e;
      }
      // Two deliveries of the same at the same moment: now there are rows to count up.
      return database.write(connection -> receive(connection, delivery));
    }
  }

  private List<Receipt> receive(Connection connection, Delivery delivery) throws SQLException {
    List<Receipt> received = new ArrayList<>();
    for (Arrival arrival : delivery.arrivals()) {
      if (!seenAgain(connection, delivery, arrival.signal())) {
        rows.insert(connection, first(delivery, arrival), utc(delivery.tryAgain()));
      }
      rows.find(connection, delivery.trigger(), arrival.signal()).ifPresent(received::add);
    }
    return received;
  }

  /** What was given up because somebody did not answer is still wrong: it may be tried again. */
  private static boolean seenAgain(Connection connection, Delivery delivery, Signal signal)
      throws SQLException {
    String open = "(outcome = 'UNDECIDED' or code = '%s')".formatted(Decision.GAVE_UP);
    String sql =
        "update trigger_receipt set times = times + 1, last_received_at = ?,"
            + " decide_by = case when %1$s then ? else decide_by end,".formatted(open)
            + " due_at = case when %1$s then ? else due_at end,".formatted(open)
            + " outcome = case when %1$s then 'UNDECIDED' else outcome end".formatted(open)
            + " where trigger_name = ? and identity = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, utc(delivery.at()));
      update.setObject(2, utc(delivery.decideBy()));
      update.setObject(3, utc(delivery.tryAgain()));
      update.setString(4, delivery.trigger());
      update.setString(5, ReceiptRows.hash(signal.identity()));
      return update.executeUpdate() == 1;
    }
  }

  private static Receipt first(Delivery delivery, Arrival arrival) {
    Instant at = delivery.at().truncatedTo(ChronoUnit.MICROS);
    return new Receipt(
        arrival.id(),
        delivery.trigger(),
        arrival.signal(),
        at,
        at,
        1,
        delivery.decideBy(),
        Decision.OPEN);
  }

  @Override
  public Receipt decide(UUID id, Decision decision, Instant tryAgain) {
    boolean open = decision.outcome() == Decision.Outcome.UNDECIDED;
    return database.write(
        connection -> {
          write(connection, decision, open ? utc(tryAgain) : null, " and id = ?", id);
          return rows.find(connection, id).orElseThrow();
        });
  }

  @Override
  public void settle(String trigger, String identity, Decision decision) {
    String hash = ReceiptRows.hash(identity);
    String where = " and trigger_name = ? and identity = ?";
    database.write(connection -> write(connection, decision, null, where, trigger, hash));
  }

  private static int write(
      Connection connection,
      Decision decision,
      @Nullable OffsetDateTime due,
      String where,
      Object... values)
      throws SQLException {
    String sql =
        "update trigger_receipt set outcome = ?, code = ?, detail = ?, rule_name = ?,"
            + " group_name = ?, operation_id = ?, due_at = ? where outcome = 'UNDECIDED'"
            + where;
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, decision.outcome().name());
      update.setString(2, decision.code());
      update.setString(3, decision.detail());
      update.setString(4, decision.rule().orElse(null));
      update.setString(5, decision.group().orElse(null));
      update.setObject(6, decision.operation().orElse(null));
      update.setObject(7, due);
      for (int i = 0; i < values.length; i++) {
        update.setObject(8 + i, values[i]);
      }
      return update.executeUpdate();
    }
  }

  @Override
  public List<Receipt> due(Instant now, int most) {
    String where = "where outcome = 'UNDECIDED' and due_at <= ? order by id limit ?";
    return database.read(connection -> rows.all(connection, where, utc(now), most));
  }

  @Override
  public Page page(String trigger, Optional<UUID> olderThan, int limit) {
    return database.read(
        connection -> {
          List<Receipt> found =
              olderThan.isPresent()
                  ? rows.all(
                      connection,
                      "where trigger_name = ? and id < ? order by id desc limit ?",
                      trigger,
                      olderThan.get(),
                      limit + 1)
                  : rows.all(
                      connection,
                      "where trigger_name = ? order by id desc limit ?",
                      trigger,
                      limit + 1);
          boolean more = found.size() > limit;
          List<Receipt> items = more ? found.subList(0, limit) : found;
          return new Page(items, more ? Optional.of(items.getLast().id()) : Optional.empty());
        });
  }

  @Override
  public int forget(Instant before) {
    String sql =
        "delete from trigger_receipt where outcome <> 'UNDECIDED' and last_received_at < ?";
    return database.write(
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setObject(1, utc(before));
            return delete.executeUpdate();
          }
        });
  }

  private static OffsetDateTime utc(Instant at) {
    return JournalRows.utc(at.truncatedTo(ChronoUnit.MICROS));
  }
}
