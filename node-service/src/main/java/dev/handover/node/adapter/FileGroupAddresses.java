package dev.handover.node.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.GroupAddresses;
import dev.handover.node.domain.GroupName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The groups' addresses in one JSON file, replaced as a whole and synced at each change. */
public final class FileGroupAddresses implements GroupAddresses {
  private static final int MAX_GROUPS = 10_000;
  private static final int VERSION = 1;

  private final JsonMapper json = JsonMapper.builder().build();
  private final DurableFile file;
  private final SortedMap<GroupName, FloatingAddress> addresses = new TreeMap<>();

  /** The stored form: address by group. */
  record Stored(int version, Map<String, String> addresses) {}

  public FileGroupAddresses(Path path) {
    file = new DurableFile(path);
    file.read().ifPresent(content -> restore(path, content));
  }

  @Override
  public synchronized Optional<FloatingAddress> of(GroupName group) {
    return Optional.ofNullable(addresses.get(group));
  }

  @Override
  public synchronized Optional<GroupName> ownerOf(FloatingAddress address) {
    return addresses.entrySet().stream()
        .filter(entry -> entry.getValue().equals(address))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public synchronized void keep(GroupName group, FloatingAddress address) {
    SortedMap<GroupName, FloatingAddress> next = new TreeMap<>(addresses);
    next.values().remove(address);
    next.put(group, address);
    replace(next);
  }

  @Override
  public synchronized void forget(GroupName group) {
    SortedMap<GroupName, FloatingAddress> next = new TreeMap<>(addresses);
    next.remove(group);
    replace(next);
  }

  private void replace(SortedMap<GroupName, FloatingAddress> next) {
    if (next.equals(addresses)) {
      return;
    }
    if (next.size() > MAX_GROUPS) {
      throw new IllegalStateException("more than " + MAX_GROUPS + " groups");
    }
    Map<String, String> stored = new TreeMap<>();
    next.forEach((group, address) -> stored.put(group.value(), address.value()));
    try {
      file.write(
          json.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Stored(VERSION, stored)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    addresses.clear();
    addresses.putAll(next);
  }

  private void restore(Path path, byte[] content) {
    try {
      Stored stored = json.readValue(content, Stored.class);
      if (stored.version() != VERSION) {
        throw new IllegalStateException(
            path + " has version " + stored.version() + ", this service reads " + VERSION);
      }
      stored
          .addresses()
          .forEach(
              (group, address) ->
                  addresses.put(new GroupName(group), new FloatingAddress(address)));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read the addresses in " + path + "; remove the file, the groups ask again", e);
    }
  }
}
