package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.Acknowledgement;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationOrder;
import dev.handover.orchestrator.domain.OperationPage;
import dev.handover.orchestrator.domain.OperationQuery;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Parent;
import dev.handover.orchestrator.domain.Recorded;
import dev.handover.orchestrator.domain.audit.StartedOperation;
import dev.handover.orchestrator.domain.events.JournalEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Operations as rows, each with its plan as versioned JSON. */
@ApplicationScoped
class JdbcOperations implements Operations {
  private final Database database;
  private final DueOperations due;
  private final AuditTurn turn;
  private final JournalRows rows = new JournalRows();
  private final LeaseRows leases = new LeaseRows();
  private final OutboxRows outbox = new OutboxRows();
  private final ReadOperations read = new ReadOperations();

  @Inject
  JdbcOperations(DataSource dataSource, DueOperations due, AuditTurn turn) {
    this.database = new Database(dataSource);
    this.due = due;
    this.turn = turn;
  }

  /** One whose store nobody else appends to. */
  JdbcOperations(DataSource dataSource, DueOperations due) {
    this(dataSource, due, new AuditTurn());
  }

  @Override
  public Started start(NewOperation operation) {
    Started started = turn.take(() -> stored(operation));
    due.added();
    return started;
  }

  private Started stored(NewOperation operation) {
    try {
      return database.write(connection -> start(connection, operation));
    } catch (StoreException e) {
      if (!Database.isUniqueViolation(e)) {
        throw e;
      }
      // Two first requests for a group, or with one key, at the same moment: the other one won.
      return database.write(connection -> start(connection, operation));
    }
  }

  private Started start(Connection connection, NewOperation wanted) throws SQLException {
    OperationOrder order = wanted.order();
    GroupRecord group = leases.lock(connection, order.group());
    Optional<KeyUse> use = keyUse(connection, wanted.idempotencyKey());
    if (use.isPresent()) {
      return new Started.Repeated(use.get());
    }
    Optional<UUID> lender = order.parent().map(Parent::operation);
    if (group.liveOperation().isPresent() && !group.liveOperation().equals(lender)) {
      return new Started.Busy(group.liveOperation().get());
    }
    if (wanted.isOutdated(group) || isOver(connection, wanted)) {
      return new Started.Outdated();
    }
    FencingEpoch epoch = group.epoch().orLater(wanted.above()).next();
    Recorded first =
        new Recorded(
            1,
            order.createdAt().truncatedTo(ChronoUnit.MICROS),
            JournalEntry.OperationCreated.of(order, epoch));
    Operation operation = Operation.replay(order, List.of(first));
    rows.insertOperation(connection, operation);
    rows.insertEntry(connection, order.id(), first);
    insertKey(connection, wanted);
    leases.acquire(connection, order.group(), epoch, order.id());
    due.add(connection, order.id(), order.createdAt());
    JdbcAuditTrail.append(connection, StartedOperation.of(order), order.createdAt());
    outbox.add(connection, JournalEvents.ofStart(operation), order.createdAt());
    return new Started.Accepted(operation);
  }

  /** Locked until this is stored: nobody can cancel the evacuation in between. */
  private static boolean isOver(Connection connection, NewOperation wanted) throws SQLException {
    if (wanted.part().isEmpty()) {
      return false;
    }
    String sql = "select version from evacuation where id = ? for update";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, wanted.part().get().evacuation());
      try (ResultSet rows = select.executeQuery()) {
        return !rows.next() || rows.getLong(1) != wanted.part().get().version();
      }
    }
  }

  private static void insertKey(Connection connection, NewOperation wanted) throws SQLException {
    String sql =
        "insert into idempotency (key_value, request_hash, operation_id, created_at)"
            + " values (?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, wanted.idempotencyKey());
      insert.setString(2, wanted.requestHash());
      insert.setObject(3, wanted.order().id());
      insert.setObject(4, JournalRows.utc(wanted.order().createdAt()));
      insert.executeUpdate();
    }
  }

  @Override
  public Optional<KeyUse> keyUse(String idempotencyKey) {
    return database.read(connection -> keyUse(connection, idempotencyKey));
  }

  private static Optional<KeyUse> keyUse(Connection connection, String key) throws SQLException {
    String sql = "select request_hash, operation_id from idempotency where key_value = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, key);
      try (ResultSet found = select.executeQuery()) {
        return found.next()
            ? Optional.of(new KeyUse(found.getString(1), found.getObject(2, UUID.class)))
            : Optional.empty();
      }
    }
  }

  @Override
  public Optional<Operation> find(UUID id) {
    return database.read(connection -> read.find(connection, id));
  }

  @Override
  public OperationPage list(OperationQuery query) {
    return database.read(
        connection -> {
          List<UUID> ids = ids(connection, query);
          boolean more = ids.size() > query.limit();
          List<Operation> items = new ArrayList<>();
          for (UUID id : more ? ids.subList(0, query.limit()) : ids) {
            rows.find(connection, id).ifPresent(items::add);
          }
          Optional<UUID> next =
              more ? Optional.of(items.get(items.size() - 1).id()) : Optional.empty();
          return new OperationPage(items, next);
        });
  }

  private static List<UUID> ids(Connection connection, OperationQuery query) throws SQLException {
    StringBuilder sql = new StringBuilder("select id from operation where 1 = 1");
    List<Object> values = new ArrayList<>();
    query.group().ifPresent(group -> and(sql, values, " and group_name = ?", group.value()));
    query.state().ifPresent(state -> and(sql, values, " and state = ?", state.name()));
    query.olderThan().ifPresent(id -> and(sql, values, " and id < ?", id));
    query.within().groups().ifPresent(groups -> within(sql, values, groups));
    and(sql, values, " order by id desc limit ?", query.limit() + 1);
    try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
      List<UUID> ids = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          ids.add(found.getObject(1, UUID.class));
        }
      }
      return ids;
    }
  }

  private static void within(StringBuilder sql, List<Object> values, Set<GroupName> groups) {
    String marks = groups.stream().map(group -> "?").collect(Collectors.joining(", "));
    sql.append(" and group_name in (").append(marks).append(')');
    groups.forEach(group -> values.add(group.value()));
  }

  private static void and(StringBuilder sql, List<Object> values, String clause, Object value) {
    sql.append(clause);
    values.add(value);
  }

  @Override
  public GroupRecord group(GroupName group) {
    return database.read(connection -> leases.read(connection, group));
  }

  @Override
  public void acknowledge(GroupName group, Acknowledgement acknowledgement) {
    database.write(
        connection -> {
          leases.lock(connection, group);
          leases.acknowledge(connection, group, acknowledgement);
          return group;
        });
  }
}
