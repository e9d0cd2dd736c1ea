package dev.handover.directory.adapter.store;

import dev.handover.directory.domain.Pin;
import dev.handover.directory.domain.Pins;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.Turn;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** In the rows of the change sets. */
@Singleton
class JdbcPins implements Pins {

  private final Database database;

  JdbcPins(Database database) {
    this.database = database;
  }

  @Override
  public void add(Turn turn, Pin pin) {
    UUID changeSet = turn.changeSet();
    database.transactDurably(
        connection -> {
          LeaseRows.hold(connection, turn);
          int changed = exchange(connection, changeSet, pins -> with(pins, pin));
          for (TaskName task : pin.unchecked()) {
            Database.update(
                connection,
                "update entry_change set outcome = 'PENDING', detail = null"
                    + " where change_set_id = ? and task = ? and outcome ="
                    + " (select direction from task where change_set_id = ? and name = ?)",
                List.of(changeSet, task.value(), changeSet, task.value()));
          }
          return changed;
        });
  }

  private static List<Pin> with(List<Pin> pins, Pin pin) {
    List<Pin> more = new ArrayList<>(pins);
    more.add(pin);
    return more;
  }

  @Override
  public void checked(Turn turn, TaskName task) {
    database.transactDurably(
        connection -> {
          LeaseRows.hold(connection, turn);
          return exchange(connection, turn.changeSet(), pins -> without(pins, task));
        });
  }

  private static List<Pin> without(List<Pin> pins, TaskName task) {
    List<Pin> changed = new ArrayList<>(pins);
    Pin last = changed.removeLast();
    List<TaskName> left = last.unchecked().stream().filter(each -> !each.equals(task)).toList();
    changed.add(new Pin(last.controller(), last.since(), last.reason(), left));
    return changed;
  }

  private static int exchange(
      Connection connection, UUID changeSet, UnaryOperator<List<Pin>> change) throws SQLException {
    List<Pin> pins =
        Database.query(
                connection,
                "select pins_json from change_set where id = ? for update",
                List.of(changeSet),
                row -> StoredPins.pins(row.getString(1)))
            .getFirst();
    return Database.update(
        connection,
        "update change_set set pins_json = ? where id = ?",
        List.of(StoredPins.of(change.apply(pins)), changeSet));
  }
}
