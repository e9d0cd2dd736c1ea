package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.proof.GrantedLease;
import dev.handover.orchestrator.domain.proof.GrantedLeases;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Granted leases as rows, one a group. */
@ApplicationScoped
class JdbcGrantedLeases implements GrantedLeases {
  private final Database database;

  JdbcGrantedLeases(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  @Override
  public Optional<GrantedLease> find(GroupName group) {
    return database.read(connection -> find(connection, group));
  }

  private static Optional<GrantedLease> find(Connection connection, GroupName group)
      throws SQLException {
    String sql = "select node, epoch, seconds, holdings from granted_lease where group_name = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, group.value());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new GrantedLease(
                    new NodeName(rows.getString(1)),
                    new FencingEpoch(rows.getLong(2)),
                    Duration.ofSeconds(rows.getLong(3)),
                    rows.getString(4)))
            : Optional.empty();
      }
    }
  }

  @Override
  public void granted(GroupName group, GrantedLease lease) {
    try {
      database.write(connection -> put(connection, group, lease));
    } catch (StoreException e) {
      if (!Database.isUniqueViolation(e)) {
        throw e;
      }
      // Another instance stored the group's first one at the same moment.
      database.write(connection -> put(connection, group, lease));
    }
  }

  private static int put(Connection connection, GroupName group, GrantedLease lease)
      throws SQLException {
    int changed =
        Database.run(
            connection,
            "update granted_lease set node = ?, epoch = ?, seconds = ?, holdings = ?"
                + " where group_name = ?",
            lease.node().value(),
            lease.epoch().value(),
            lease.time().toSeconds(),
            lease.holdings(),
            group.value());
    return changed > 0
        ? changed
        : Database.run(
            connection,
            "insert into granted_lease (group_name, node, epoch, seconds, holdings)"
                + " values (?, ?, ?, ?, ?)",
            group.value(),
            lease.node().value(),
            lease.epoch().value(),
            lease.time().toSeconds(),
            lease.holdings());
  }
}
