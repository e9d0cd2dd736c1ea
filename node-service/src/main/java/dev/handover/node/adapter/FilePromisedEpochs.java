package dev.handover.node.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handover.node.domain.EpochPromise;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.PromisedEpochs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Promises in one JSON file, replaced as a whole and synced at each change. Read once, at the
 * start; a file that cannot be read stops the start, because a forgotten promise is a hole in the
 * fence.
 */
public final class FilePromisedEpochs implements PromisedEpochs {
  private static final int MAX_GROUPS = 10_000;
  private static final int VERSION = 1;

  private final JsonMapper json = JsonMapper.builder().build();
  private final DurableFile file;
  private final SortedMap<GroupName, EpochPromise> promises = new TreeMap<>();

  /** The stored form; times as ISO-8601 text. */
  record Stored(int version, List<StoredPromise> promises) {}

  /** One stored promise. */
  record StoredPromise(String group, long epoch, String issuer, String promisedAt) {
    EpochPromise restored() {
      return new EpochPromise(
          new GroupName(group),
          new FencingEpoch(epoch),
          UUID.fromString(issuer),
          Instant.parse(promisedAt));
    }

    static StoredPromise of(EpochPromise promise) {
      return new StoredPromise(
          promise.group().value(),
          promise.epoch().value(),
          promise.issuer().toString(),
          promise.promisedAt().toString());
    }
  }

  public FilePromisedEpochs(Path path) {
    file = new DurableFile(path);
    file.read().ifPresent(content -> restore(path, content));
  }

  @Override
  public synchronized Optional<EpochPromise> find(GroupName group) {
    return Optional.ofNullable(promises.get(group));
  }

  @Override
  public synchronized List<EpochPromise> all() {
    return List.copyOf(promises.values());
  }

  @Override
  public synchronized void keep(EpochPromise promise) {
    SortedMap<GroupName, EpochPromise> next = new TreeMap<>(promises);
    next.put(promise.group(), promise);
    if (next.size() > MAX_GROUPS) {
      throw new IllegalStateException("more than " + MAX_GROUPS + " groups");
    }
    write(next);
    promises.put(promise.group(), promise);
  }

  private void write(SortedMap<GroupName, EpochPromise> next) {
    try {
      Stored stored = new Stored(VERSION, next.values().stream().map(StoredPromise::of).toList());
      file.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(stored));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void restore(Path path, byte[] content) {
    try {
      Stored stored = json.readValue(content, Stored.class);
      if (stored.version() != VERSION) {
        throw new IllegalStateException(
            path + " has version " + stored.version() + ", this service reads " + VERSION);
      }
      stored.promises().stream()
          .map(StoredPromise::restored)
          .forEach(promise -> promises.put(promise.group(), promise));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read the promises in " + path + "; restore the file from a backup", e);
    }
  }
}
