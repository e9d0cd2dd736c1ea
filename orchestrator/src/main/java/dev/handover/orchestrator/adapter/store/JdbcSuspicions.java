package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.Cause;
import dev.handover.orchestrator.domain.Detection;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.Suspicion;
import dev.handover.orchestrator.domain.Suspicions;
import dev.handover.orchestrator.domain.events.EventType;
import dev.handover.orchestrator.domain.events.Facts;
import dev.handover.orchestrator.domain.events.Happening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** One row for each group with which something is wrong. */
@ApplicationScoped
class JdbcSuspicions implements Suspicions {
  private static final int LONGEST = 1000;

  private final Database database;
  private final OutboxRows outbox = new OutboxRows();
  private final InstantSource clock;

  @Inject
  JdbcSuspicions(DataSource dataSource, InstantSource clock) {
    this.database = new Database(dataSource);
    this.clock = clock;
  }

  @Override
  public Optional<Suspicion> find(GroupName group) {
    String sql = "select node, cause, since from suspicion where group_name = ?";
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, group.value());
            try (ResultSet rows = select.executeQuery()) {
              return rows.next()
                  ? Optional.of(
                      new Suspicion(
                          group,
                          new NodeName(rows.getString(1)),
                          Cause.valueOf(rows.getString(2)),
                          rows.getObject(3, OffsetDateTime.class).toInstant()))
                  : Optional.empty();
            }
          }
        });
  }

  @Override
  public void put(Suspicion suspicion) {
    String sql = "insert into suspicion (group_name, node, cause, since) values (?, ?, ?, ?)";
    database.write(
        connection -> {
          delete(connection, suspicion.group());
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, suspicion.group().value());
            insert.setString(2, suspicion.node().value());
            insert.setString(3, suspicion.cause().name());
            insert.setObject(4, JournalRows.utc(suspicion.since().truncatedTo(ChronoUnit.MICROS)));
            insert.executeUpdate();
          }
          Facts facts =
              new Facts()
                  .and("node", suspicion.node().value())
                  .and("cause", suspicion.cause().name())
                  .and("since", suspicion.since().toString());
          tell(connection, Happening.of(EventType.GROUP_SUSPECTED, suspicion.group(), facts));
          return suspicion;
        });
  }

  private void tell(Connection connection, Happening happening) throws SQLException {
    outbox.add(connection, List.of(happening), clock.instant());
  }

  @Override
  public void clear(GroupName group) {
    database.write(
        connection -> {
          int gone = delete(connection, group);
          if (gone > 0) {
            tell(connection, Happening.of(EventType.GROUP_WELL_AGAIN, group, new Facts()));
          }
          return gone;
        });
  }

  @Override
  public void judged(GroupName group, Judgement judgement) {
    String summary = judgement.summary();
    String cut = summary.length() > LONGEST ? summary.substring(0, LONGEST) : summary;
    String told = "select told from suspicion where group_name = ?";
    boolean known =
        database.read(
            connection -> {
              try (PreparedStatement select = connection.prepareStatement(told)) {
                select.setString(1, group.value());
                try (ResultSet rows = select.executeQuery()) {
                  return !rows.next() || cut.equals(rows.getString(1));
                }
              }
            });
    if (known) {
      return;
    }
    database.write(
        connection -> {
          int news =
              Database.run(
                  connection,
                  "update suspicion set told = ? where group_name = ?"
                      + " and (told is null or told <> ?)",
                  cut,
                  group.value(),
                  cut);
          if (news == 1 && judgement.isWorthTelling()) {
            Facts facts =
                new Facts()
                    .and("codes", judgement.reasons().stream().map(Detection.Reason::code).toList())
                    .and(
                        "reasons",
                        judgement.reasons().stream().map(Detection.Reason::text).toList());
            tell(connection, Happening.of(EventType.GROUP_NOT_TAKEN_OVER, group, facts));
          }
          return news;
        });
  }

  private static int delete(Connection connection, GroupName group) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from suspicion where group_name = ?")) {
      delete.setString(1, group.value());
      return delete.executeUpdate();
    }
  }
}
