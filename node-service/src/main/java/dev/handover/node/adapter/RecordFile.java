package dev.handover.node.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Records in one JSON file, `{"version": 1, "<name>": ...}`, replaced as a whole and synced at each
 * change. Read once, at the start; a file that cannot be read stops the start, because what a node
 * has promised must not be forgotten. At most 10,000 records.
 *
 * @param <K> what there is one record for
 * @param <R> a record
 */
final class RecordFile<K extends Comparable<? super K>, R> {
  private static final int MOST = 10_000;
  private static final int VERSION = 1;

  private final JsonMapper json = JsonMapper.builder().build();
  private final Path path;
  private final DurableFile file;
  private final Form<K, R> form;
  private final SortedMap<K, R> records = new TreeMap<>();

  /**
   * What is in the file.
   *
   * @param name of the records, in the file and in messages
   * @param cure what to do about a file that cannot be read
   */
  record Form<K, R>(String name, String cure, Function<R, K> key, Layout<R> layout) {}

  /** How records are written and read again. */
  interface Layout<R> {
    /** As JSON, in this order. */
    JsonNode write(JsonMapper json, List<R> records);

    /** What {@link #write} wrote. */
    List<R> read(JsonMapper json, JsonNode written) throws IOException;
  }

  /**
   * A list of objects.
   *
   * @param <S> a record as it is stored
   */
  record Listed<R, S>(Class<S> type, Function<R, S> store, Function<S, R> restore)
      implements Layout<R> {
    @Override
    public JsonNode write(JsonMapper json, List<R> records) {
      return json.valueToTree(records.stream().map(store).toList());
    }

    @Override
    public List<R> read(JsonMapper json, JsonNode written) throws IOException {
      List<R> records = new ArrayList<>();
      for (JsonNode node : written) {
        records.add(restore.apply(json.treeToValue(node, type)));
      }
      return records;
    }
  }

  /** One object that has a text for each name. */
  record Named<R>(
      Function<R, String> name, Function<R, String> text, BiFunction<String, String, R> restore)
      implements Layout<R> {
    @Override
    public JsonNode write(JsonMapper json, List<R> records) {
      ObjectNode object = json.createObjectNode();
      records.forEach(record -> object.put(name.apply(record), text.apply(record)));
      return object;
    }

    @Override
    public List<R> read(JsonMapper json, JsonNode written) {
      if (!written.isObject()) {
        throw new IllegalArgumentException("not an object");
      }
      List<R> records = new ArrayList<>();
      for (Map.Entry<String, JsonNode> entry : written.properties()) {
        records.add(restore.apply(entry.getKey(), textOf(entry.getValue())));
      }
      return records;
    }

    private static String textOf(JsonNode node) {
      if (!node.isTextual()) {
        throw new IllegalArgumentException("not a text: " + node);
      }
      return node.asText();
    }
  }

  RecordFile(Path path, Form<K, R> form) {
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
  void keep(R fresh) {
    keep(fresh, other -> false);
  }

  /** The same, also in place of others; writes nothing when that changes nothing. */
  synchronized void keep(R fresh, Predicate<R> others) {
    SortedMap<K, R> next = new TreeMap<>(records);
    next.values().removeIf(others);
    next.put(form.key().apply(fresh), fresh);
    if (next.size() > MOST) {
      throw new IllegalStateException("more than " + MOST + " " + form.name());
    }
    if (!next.equals(records)) {
      replace(next);
    }
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
      root.set(form.name(), form.layout().write(json, List.copyOf(next.values())));
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
      for (R record : form.layout().read(json, root.required(form.name()))) {
        records.put(form.key().apply(record), record);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "cannot read the %s in %s; %s".formatted(form.name(), path, form.cure()), e);
    }
  }
}
