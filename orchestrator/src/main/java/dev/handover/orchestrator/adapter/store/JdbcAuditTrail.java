package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.audit.AuditFact;
import dev.handover.orchestrator.domain.audit.AuditHead;
import dev.handover.orchestrator.domain.audit.AuditLine;
import dev.handover.orchestrator.domain.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The audit as rows. Whoever appends holds the lock of the head's row until it is committed. */
@ApplicationScoped
class JdbcAuditTrail implements AuditTrail {
  private static final String HEAD = "select seq, hash from audit_head where id = 1";

  private final Database database;
  private final AuditTurn turn;
  private final InstantSource clock;

  @Inject
  JdbcAuditTrail(DataSource dataSource, AuditTurn turn, InstantSource clock) {
    this.database = new Database(dataSource);
    this.turn = turn;
    this.clock = clock;
  }

  /** One whose store nobody else appends to. */
  JdbcAuditTrail(DataSource dataSource, InstantSource clock) {
    this(dataSource, new AuditTurn(), clock);
  }

  @Override
  public AuditLine append(AuditFact fact) {
    return turn.take(() -> database.write(connection -> append(connection, fact, clock.instant())));
  }

  /** Inside a transaction of the caller, as the last thing in it: others wait for its end. */
  static AuditLine append(Connection connection, AuditFact fact, Instant at) throws SQLException {
    AuditHead before = head(connection, HEAD + " for update");
    AuditLine line = before.followedBy(fact, at);
    String sql = "insert into audit_entry (seq, hash, group_name, line) values (?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setLong(1, line.place().sequence());
      insert.setString(2, line.place().hash());
      insert.setString(3, line.group().orElse(null));
      insert.setString(4, line.text());
      insert.executeUpdate();
    }
    try (PreparedStatement update =
        connection.prepareStatement("update audit_head set seq = ?, hash = ? where id = 1")) {
      update.setLong(1, line.place().sequence());
      update.setString(2, line.place().hash());
      update.executeUpdate();
    }
    return line;
  }

  @Override
  public AuditHead head() {
    return database.read(connection -> head(connection, HEAD));
  }

  private static AuditHead head(Connection connection, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("the head of the audit is missing");
      }
      return new AuditHead(rows.getLong(1), rows.getString(2));
    }
  }

  @Override
  public List<AuditLine> read(Query query) {
    String sql =
        "select seq, hash, group_name, line from audit_entry where seq > ?"
            + query.group().map(group -> " and group_name = ?").orElse("")
            + " order by seq limit ?";
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            int next = 1;
            select.setLong(next++, query.after());
            for (String group : query.group().map(GroupName::value).stream().toList()) {
              select.setString(next++, group);
            }
            select.setInt(next, query.limit());
            return lines(select);
          }
        });
  }

  private static List<AuditLine> lines(PreparedStatement select) throws SQLException {
    List<AuditLine> lines = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        lines.add(
            new AuditLine(
                new AuditHead(rows.getLong(1), rows.getString(2)),
                Optional.ofNullable(rows.getString(3)),
                rows.getString(4)));
      }
    }
    return lines;
  }
}
