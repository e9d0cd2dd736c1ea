package dev.handover.orchestrator.adapter.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.events.Event;
import dev.handover.orchestrator.domain.events.Happening;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL on the tables `event_head` and `event_outbox`, inside a transaction of the caller. */
final class OutboxRows {
  static final String COLUMNS =
      "select sequence, id, at, type, group_name, subject, body from event_outbox ";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

  private final ObjectMapper json = new ObjectMapper();

  /**
   * Puts them in, in this order. To be called last in a transaction: it locks the one row that all
   * events need, and readers rely on it that nothing is committed out of order.
   */
  void add(Connection connection, List<Happening> happenings, Instant at) throws SQLException {
    if (happenings.isEmpty()) {
      return;
    }
    long sequence = advance(connection, happenings.size());
    String sql =
        "insert into event_outbox (sequence, id, type, group_name, subject, at, body)"
            + " values (?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Happening happening : happenings) {
        insert.setLong(1, sequence++);
        insert.setObject(2, newId(at));
        insert.setString(3, happening.type().text());
        insert.setString(4, group(happening.group()));
        insert.setString(5, happening.subject());
        insert.setObject(6, JournalRows.utc(at.truncatedTo(ChronoUnit.MICROS)));
        insert.setString(7, write(happening.data()));
        insert.executeUpdate();
      }
    }
  }

  /** Reserves sequences, and answers with the first of them. */
  private static long advance(Connection connection, int count) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update event_head set sequence = sequence + ? where id = 1")) {
      update.setInt(1, count);
      update.executeUpdate();
    }
    return head(connection) - count + 1;
  }

  static long head(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select sequence from event_head where id = 1");
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  List<Event> read(PreparedStatement select) throws SQLException {
    List<Event> events = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        events.add(
            new Event(
                rows.getLong(1),
                rows.getObject(2, UUID.class),
                rows.getObject(3, OffsetDateTime.class).toInstant(),
                rows.getString(4),
                group(rows.getString(5)),
                rows.getString(6),
                read(rows.getString(7))));
      }
    }
    return events;
  }

  /** In place of a group's name, which cannot be empty. */
  static String group(Optional<GroupName> group) {
    return group.map(GroupName::value).orElse("");
  }

  static Optional<GroupName> group(String stored) {
    return stored.isEmpty() ? Optional.empty() : Optional.of(new GroupName(stored));
  }

  /** A UUIDv7 (RFC 9562, section 5.7). */
  private static UUID newId(Instant at) {
    long high = (at.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextLong() & 0x0FFFL);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private String write(Map<String, Object> data) {
    try {
      return json.writeValueAsString(new java.util.TreeMap<>(data));
    } catch (JsonProcessingException e) {
      throw new StoreException("an event cannot be written as JSON", e);
    }
  }

  private Map<String, Object> read(String body) {
    try {
      return json.readValue(body, DATA);
    } catch (JsonProcessingException e) {
      throw new StoreException("a stored event cannot be read", e);
    }
  }
}
