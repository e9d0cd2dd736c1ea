package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.events.EventType;
import dev.handover.orchestrator.domain.events.Facts;
import dev.handover.orchestrator.domain.events.Happening;
import dev.handover.orchestrator.domain.readiness.ReadinessLevel;
import dev.handover.orchestrator.domain.readiness.ReadinessReport;
import dev.handover.orchestrator.domain.readiness.ReadinessReports;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Readiness reports as rows. */
@ApplicationScoped
class JdbcReadinessReports implements ReadinessReports {
  private static final String COLUMNS =
      "select r.id, r.group_name, r.started_at, r.ended_at, r.body from readiness_report r ";

  private final Database database;
  private final StoredReadiness json = new StoredReadiness();
  private final OutboxRows outbox = new OutboxRows();

  JdbcReadinessReports(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  @Override
  public void add(ReadinessReport report, Instant forgetBefore) {
    try {
      database.write(connection -> add(connection, report, forgetBefore));
    } catch (StoreException e) {
      if (!Database.isUniqueViolation(e)) {
        throw e;
      }
      // The group's first two reports at the same moment: now there is a row to change.
      database.write(connection -> add(connection, report, forgetBefore));
    }
  }

  private int add(Connection connection, ReadinessReport report, Instant forgetBefore)
      throws SQLException {
    insert(connection, report);
    Optional<String> before = level(connection, report.group());
    if (!pointAt(
        connection,
        report,
        "update readiness_standing set report_id = ?, verdict = ?,"
            + " ended_at = ? where group_name = ? and report_id < ?")) {
      insertStanding(connection, report);
    }
    int forgotten =
        Database.run(
            connection,
            "delete from readiness_report where group_name = ? and ended_at < ? and id not in"
                + " (select report_id from readiness_standing where group_name = ?)",
            report.group().value(),
            forgetBefore,
            report.group().value());
    tell(connection, report, before);
    return forgotten;
  }

  /** Unless a newer report has told what is so now. */
  private void tell(Connection connection, ReadinessReport report, Optional<String> before)
      throws SQLException {
    Optional<String> now = level(connection, report.group());
    if (now.equals(before) || !now.equals(Optional.of(report.level().name()))) {
      return;
    }
    Facts facts =
        new Facts()
            .and("before", before)
            .and("after", report.level().name())
            .and("report", report.id().toString())
            .and(
                "findings",
                report.findings().stream()
                    .filter(finding -> finding.level() != ReadinessLevel.OK)
                    .map(
                        finding ->
                            finding.level() + " " + finding.check() + " at " + finding.where())
                    .toList());
    outbox.add(
        connection,
        List.of(Happening.of(EventType.READINESS_CHANGED, report.group(), facts)),
        report.endedAt());
  }

  private static Optional<String> level(Connection connection, GroupName group)
      throws SQLException {
    String sql = "select verdict from readiness_standing where group_name = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, group.value());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  private void insert(Connection connection, ReadinessReport report) throws SQLException {
    String sql =
        "insert into readiness_report (id, group_name, verdict, started_at, ended_at, body)"
            + " values (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setObject(1, report.id());
      insert.setString(2, report.group().value());
      insert.setString(3, report.level().name());
      insert.setObject(4, JournalRows.utc(report.startedAt()));
      insert.setObject(5, JournalRows.utc(report.endedAt()));
      insert.setString(6, json.write(report));
      insert.executeUpdate();
    }
  }

  private static boolean pointAt(Connection connection, ReadinessReport report, String sql)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, report.id());
      update.setString(2, report.level().name());
      update.setObject(3, JournalRows.utc(report.endedAt()));
      update.setString(4, report.group().value());
      update.setObject(5, report.id());
      return update.executeUpdate() == 1;
    }
  }

  /** Unless there is one that is newer. */
  private static void insertStanding(Connection connection, ReadinessReport report)
      throws SQLException {
    String sql =
        "insert into readiness_standing (report_id, verdict, ended_at, group_name)"
            + " select cast(? as uuid), cast(? as varchar), cast(? as timestamp with time zone), cast(? as varchar)"
            + " where not exists (select 1 from readiness_standing where group_name = ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setObject(1, report.id());
      insert.setString(2, report.level().name());
      insert.setObject(3, JournalRows.utc(report.endedAt()));
      insert.setString(4, report.group().value());
      insert.setString(5, report.group().value());
      insert.executeUpdate();
    }
  }

  @Override
  public Optional<ReadinessReport> latest(GroupName group) {
    String sql = COLUMNS + "join readiness_standing s on s.report_id = r.id where s.group_name = ?";
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, group.value());
            return reports(select).stream().findFirst();
          }
        });
  }

  @Override
  public Map<GroupName, Standing> standings() {
    String sql = "select group_name, verdict, ended_at from readiness_standing";
    return database.read(
        connection -> {
          Map<GroupName, Standing> standings = new HashMap<>();
          try (PreparedStatement select = connection.prepareStatement(sql);
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              standings.put(
                  new GroupName(rows.getString(1)),
                  new Standing(ReadinessLevel.valueOf(rows.getString(2)), instant(rows, 3)));
            }
          }
          return standings;
        });
  }

  @Override
  public Page page(GroupName group, Optional<UUID> olderThan, int limit) {
    String sql =
        COLUMNS
            + "where r.group_name = ?"
            + (olderThan.isPresent() ? " and r.id < ?" : "")
            + " order by r.id desc limit ?";
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            int at = 1;
            select.setString(at++, group.value());
            if (olderThan.isPresent()) {
              select.setObject(at++, olderThan.get());
            }
            select.setInt(at, limit + 1);
            return page(reports(select), limit);
          }
        });
  }

  /** One more than asked for was read: it tells whether there is another page. */
  private static Page page(List<ReadinessReport> found, int limit) {
    if (found.size() <= limit) {
      return new Page(found, Optional.empty());
    }
    List<ReadinessReport> items = found.subList(0, limit);
    return new Page(items, Optional.of(items.getLast().id()));
  }

  private List<ReadinessReport> reports(PreparedStatement select) throws SQLException {
    List<ReadinessReport> reports = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        StoredReadiness.Body body = json.read(rows.getString(5));
        reports.add(
            new ReadinessReport(
                rows.getObject(1, UUID.class),
                new GroupName(rows.getString(2)),
                body.actor(),
                instant(rows, 3),
                instant(rows, 4),
                body.active().map(NodeName::new),
                body.directory(),
                body.findings(),
                body.proofs()));
      }
    }
    return reports;
  }

  private static Instant instant(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }
}
