package dev.handover.node.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Records in one JSON file, `{"version": 1, "<name>": [...]}`, replaced as a whole and synced at
 * each change. Read once, at the start; a file that cannot be read stops the start, because what a
 * node has promised must not be forgotten. At most 10,000 records.
 *
 * @param <K> what there is one record for
 * @param <R> a record
 * @param <S> a record as it is stored
 */
final class RecordFile<K extends Comparable<? super K>, R, S> {
  private static final int MOST = 10_000;
  private static final int VERSION = 1;

  private final JsonMapper json = JsonMapper.builder().build();
  private final Path path;
  private final DurableFile file;
  private final Form<K, R, S> form;
  private final SortedMap<K, R> records = new TreeMap<>();

  /**
   * What is in the file.
   *
   * @param name of the records, in the file and in messages
   * @param cure what to do about a file that cannot be read
   */
  record Form<K, R, S>(
      String name, String cure, Function<R, K> key, Function<R, S> store, Stored<R, S> stored) {}

  /** How a record is read again. */
  record Stored<R, S>(Class<S> type, Function<S, R> restore) {}

  RecordFile(Path path, Form<K, R, S> form) {
    this.path = path;
    this.file = new DurableFile(path);
    this.form = form;
    file.read().ifPresent(this::restore);
  }

  synchronized Optional<R> find(K key) {
    return Optional.ofNullable(records.get(key));
  }

  /** All records, ordered by key. */
  synchronized List<R> all() {
    return List.copyOf(records.values());
  }

  /** Keeps a record in place of the former one; when this throws, the former one is still known. */
  synchronized void keep(R fresh) {
    SortedMap<K, R> next = new TreeMap<>(records);
    next.put(form.key().apply(fresh), fresh);
    if (next.size() > MOST) {
      throw new IllegalStateException("more than " + MOST + " " + form.name());
    }
    replace(next);
  }

  /** Forgets a record; harmless when there is none. */
  synchronized void forget(K key) {
    if (records.containsKey(key)) {
      SortedMap<K, R> next = new TreeMap<>(records);
      next.remove(key);
      replace(next);
    }
  }

  private void replace(SortedMap<K, R> next) {
    try {
      ObjectNode root = json.createObjectNode().put("version", VERSION);
      root.set(form.name(), json.valueToTree(next.values().stream().map(form.store()).toList()));
      file.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    records.clear();
    records.putAll(next);
  }

  private void restore(byte[] content) {
    try {
      JsonNode root = json.readTree(content);
      int version = root.path("version").asInt();
      if (version != VERSION) {
        throw new IllegalStateException(
            path + " has version " + version + ", this service reads " + VERSION);
      }
      for (JsonNode node : root.required(form.name())) {
        R record = form.stored().restore().apply(json.treeToValue(node, form.stored().type()));
        records.put(form.key().apply(record), record);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "cannot read the %s in %s; %s".formatted(form.name(), path, form.cure()), e);
    }
  }
}
