package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.Freeze;
import dev.handover.orchestrator.domain.Freezes;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.events.EventType;
import dev.handover.orchestrator.domain.events.Facts;
import dev.handover.orchestrator.domain.events.Happening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Freezes as rows. Nothing deletes what has run out: it no longer counts, and is replaced. */
@ApplicationScoped
class JdbcFreezes implements Freezes {
  /** In place of a group's name, which cannot be empty, and of an operation's id. */
  private static final String NONE = "";

  private static final String ENDS =
      Arrays.stream(OperationState.values())
          .filter(OperationState::isEnd)
          .map(state -> "'" + state.name() + "'")
          .collect(Collectors.joining(", "));

  private final Database database;
  private final OutboxRows outbox = new OutboxRows();
  private final InstantSource clock;

  @Inject
  JdbcFreezes(DataSource dataSource, InstantSource clock) {
    this.database = new Database(dataSource);
    this.clock = clock;
  }

  @Override
  public void put(Freeze freeze) {
    try {
      database.write(connection -> replace(connection, freeze));
    } catch (StoreException e) {
      if (!Database.isUniqueViolation(e)) {
        throw e;
      }
      // Two at the same moment: the later one takes the place of the other.
      database.write(connection -> replace(connection, freeze));
    }
  }

  private int replace(Connection connection, Freeze freeze) throws SQLException {
    delete(connection, freeze.group(), freeze.operation());
    String sql =
        "insert into group_freeze (group_name, holder, actor, reason, since, expires_at)"
            + " values (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, group(freeze.group()));
      insert.setString(2, holder(freeze.operation()));
      insert.setString(3, freeze.actor());
      insert.setString(4, freeze.reason());
      insert.setObject(5, JournalRows.utc(freeze.since()));
      insert.setObject(6, freeze.until().map(JournalRows::utc).orElse(null));
      insert.executeUpdate();
    }
    Facts facts =
        new Facts()
            .and("by", freeze.actor())
            .and("because", freeze.reason())
            .and("until", freeze.until().map(Instant::toString))
            .and("operation", freeze.operation().map(UUID::toString));
    tell(connection, EventType.GROUP_FROZEN, freeze.group(), facts);
    return 1;
  }

  private void tell(Connection connection, EventType type, Optional<GroupName> group, Facts facts)
      throws SQLException {
    Happening happening =
        group
            .map(name -> Happening.of(type, name, facts))
            .orElseGet(() -> Happening.general(type, "groups", facts));
    outbox.add(connection, List.of(happening), clock.instant());
  }

  @Override
  public void lift(Optional<GroupName> group, Optional<UUID> operation) {
    database.write(
        connection -> {
          int lifted = delete(connection, group, operation);
          if (lifted > 0) {
            Facts facts = new Facts().and("operation", operation.map(UUID::toString));
            tell(connection, EventType.GROUP_UNFROZEN, group, facts);
          }
          return lifted;
        });
  }

  private static int delete(
      Connection connection, Optional<GroupName> group, Optional<UUID> operation)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from group_freeze where group_name = ? and holder = ?")) {
      delete.setString(1, group(group));
      delete.setString(2, holder(operation));
      return delete.executeUpdate();
    }
  }

  @Override
  public List<Freeze> inForce(Instant now) {
    String sql =
        "select group_name, holder, actor, reason, since, expires_at from group_freeze"
            + " where (expires_at is null or expires_at > ?) and (holder = '' or holder in (select cast(id as varchar(36)) from operation"
            + " where state not in (%s))) order by since, group_name, holder".formatted(ENDS);
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, JournalRows.utc(now));
            return read(select);
          }
        });
  }

  private static List<Freeze> read(PreparedStatement select) throws SQLException {
    List<Freeze> freezes = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        @Nullable OffsetDateTime until = rows.getObject(6, OffsetDateTime.class);
        freezes.add(
            new Freeze(
                Optional.of(rows.getString(1)).filter(name -> !name.isEmpty()).map(GroupName::new),
                rows.getString(3),
                rows.getString(4),
                rows.getObject(5, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(until).map(OffsetDateTime::toInstant),
                Optional.of(rows.getString(2)).filter(id -> !id.isEmpty()).map(UUID::fromString)));
      }
    }
    return freezes;
  }

  private static String group(Optional<GroupName> group) {
    return group.map(GroupName::value).orElse(NONE);
  }

  private static String holder(Optional<UUID> operation) {
    return operation.map(UUID::toString).orElse(NONE);
  }
}
