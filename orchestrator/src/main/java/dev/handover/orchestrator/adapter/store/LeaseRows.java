package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.Acknowledgement;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.events.EventType;
import dev.handover.orchestrator.domain.events.Facts;
import dev.handover.orchestrator.domain.events.Happening;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL on the table `group_lease`: one row a group with its epoch, live operation and owner. */
final class LeaseRows {
  /** The group's row, locked until the transaction ends: acquisitions come one after another. */
  GroupRecord lock(Connection connection, GroupName group) throws SQLException {
    Optional<GroupRecord> locked = select(connection, group, " for update");
    if (locked.isPresent()) {
      return locked.get();
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into group_lease (group_name, epoch) values (?, 0)")) {
      insert.setString(1, group.value());
      insert.executeUpdate();
    }
    return none(group);
  }

  GroupRecord read(Connection connection, GroupName group) throws SQLException {
    return select(connection, group, "").orElseGet(() -> none(group));
  }

  private static GroupRecord none(GroupName group) {
    return new GroupRecord(group, FencingEpoch.none(), Optional.empty(), Optional.empty());
  }

  private static Optional<GroupRecord> select(Connection connection, GroupName group, String suffix)
      throws SQLException {
    String sql =
        "select epoch, owner, operation_id, acknowledged_by, acknowledged_because, acknowledged_at"
            + " from group_lease where group_name = ?"
            + suffix;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, group.value());
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        FencingEpoch epoch = new FencingEpoch(rows.getLong(1));
        Optional<NodeName> owner = Optional.ofNullable(rows.getString(2)).map(NodeName::new);
        Optional<UUID> live = Optional.ofNullable(rows.getObject(3, UUID.class));
        return Optional.of(new GroupRecord(group, epoch, owner, live, acknowledged(rows)));
      }
    }
  }

  private static Optional<Acknowledgement> acknowledged(ResultSet rows) throws SQLException {
    @Nullable OffsetDateTime at = rows.getObject(6, OffsetDateTime.class);
    return at == null
        ? Optional.empty()
        : Optional.of(new Acknowledgement(rows.getString(4), rows.getString(5), at.toInstant()));
  }

  void acknowledge(Connection connection, GroupName group, Acknowledgement acknowledgement)
      throws SQLException {
    String sql =
        "update group_lease set acknowledged_by = ?, acknowledged_because = ?, acknowledged_at = ?"
            + " where group_name = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, acknowledgement.actor());
      update.setString(2, acknowledgement.reason());
      update.setObject(3, JournalRows.utc(acknowledgement.at()));
      update.setString(4, group.value());
      update.executeUpdate();
    }
  }

  void acquire(Connection connection, GroupName group, FencingEpoch epoch, UUID operation)
      throws SQLException {
    String sql = "update group_lease set epoch = ?, operation_id = ? where group_name = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, epoch.value());
      update.setObject(2, operation);
      update.setString(3, group.value());
      update.executeUpdate();
    }
  }

  /**
   * Gives the lease back, to the heir if there is one, and writes down who has the group now, as
   * far as that is known; answers with the event when that is somebody else than before.
   */
  Optional<Happening> release(Connection connection, Operation operation, Optional<UUID> heir)
      throws SQLException {
    Optional<NodeName> recorded = lock(connection, operation.group()).owner();
    Optional<NodeName> after = operation.ownerAfterwards(recorded);
    String sql =
        "update group_lease set operation_id = cast(? as uuid), owner = ? where operation_id = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, heir.map(UUID::toString).orElse(null));
      update.setString(2, after.map(NodeName::value).orElse(null));
      update.setObject(3, operation.id());
      update.executeUpdate();
    }
    return recorded.equals(after)
        ? Optional.empty()
        : Optional.of(
            Happening.of(
                EventType.OWNER_CHANGED,
                operation.group(),
                new Facts()
                    .and("before", recorded.map(NodeName::value))
                    .and("after", after.map(NodeName::value))
                    .and("operation", operation.id().toString())
                    .and("epoch", operation.epoch().value())));
  }
}
