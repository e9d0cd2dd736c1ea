package dev.handover.node.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handover.node.domain.Actor;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.Holdings;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.SourceLease;
import dev.handover.node.domain.SourceLeases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Leases in one JSON file, replaced as a whole and synced at each change. Read once, at the start;
 * a file that cannot be read stops the start, because a forgotten lease is a machine that keeps
 * what somebody else believes it has let go of.
 */
public final class FileSourceLeases implements SourceLeases {
  private static final int MAX_GROUPS = 10_000;
  private static final int VERSION = 1;

  private final JsonMapper json = JsonMapper.builder().build();
  private final DurableFile file;
  private final SortedMap<GroupName, SourceLease> leases = new TreeMap<>();

  /** The stored form. */
  record Stored(int version, List<StoredLease> leases) {}

  /** Who set a lease. */
  record StoredOwner(String group, long epoch, String issuer, String actor) {
    Fence restored() {
      return new Fence(
          new GroupName(group),
          new FencingEpoch(epoch),
          UUID.fromString(issuer),
          new Actor(actor, null));
    }

    static StoredOwner of(Fence fence) {
      return new StoredOwner(
          fence.group().value(),
          fence.epoch().value(),
          fence.issuer().toString(),
          fence.actor().name());
    }
  }

  /** What is let go of. */
  record StoredHoldings(List<String> services, @Nullable String disk, @Nullable String address) {
    Holdings restored() {
      return new Holdings(
          services.stream().map(ServiceName::new).toList(),
          Optional.ofNullable(disk).map(DiskId::new),
          Optional.ofNullable(address).map(FloatingAddress::new));
    }

    static StoredHoldings of(Holdings holdings) {
      return new StoredHoldings(
          holdings.services().stream().map(ServiceName::value).toList(),
          holdings.disk().map(DiskId::value).orElse(null),
          holdings.address().map(FloatingAddress::value).orElse(null));
    }
  }

  /** One stored lease; times as ISO-8601 text. */
  record StoredLease(
      StoredOwner owner, StoredHoldings holdings, String expiresAt, String state, String detail) {
    SourceLease restored() {
      return new SourceLease(
          owner.restored(),
          holdings.restored(),
          Instant.parse(expiresAt),
          SourceLease.State.valueOf(state),
          detail);
    }

    static StoredLease of(SourceLease lease) {
      return new StoredLease(
          StoredOwner.of(lease.fence()),
          StoredHoldings.of(lease.holdings()),
          lease.expiresAt().toString(),
          lease.state().name(),
          lease.detail());
    }
  }

  public FileSourceLeases(Path path) {
    file = new DurableFile(path);
    file.read().ifPresent(content -> restore(path, content));
  }

  @Override
  public synchronized Optional<SourceLease> find(GroupName group) {
    return Optional.ofNullable(leases.get(group));
  }

  @Override
  public synchronized List<SourceLease> all() {
    return List.copyOf(leases.values());
  }

  @Override
  public synchronized void keep(SourceLease lease) {
    SortedMap<GroupName, SourceLease> next = new TreeMap<>(leases);
    next.put(lease.fence().group(), lease);
    if (next.size() > MAX_GROUPS) {
      throw new IllegalStateException("more than " + MAX_GROUPS + " groups");
    }
    write(next);
    leases.put(lease.fence().group(), lease);
  }

  private void write(SortedMap<GroupName, SourceLease> next) {
    try {
      Stored stored = new Stored(VERSION, next.values().stream().map(StoredLease::of).toList());
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
      stored.leases().stream()
          .map(StoredLease::restored)
          .forEach(lease -> leases.put(lease.fence().group(), lease));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read the leases in "
              + path
              + "; remove the file only when the groups of this node are known to be elsewhere",
          e);
    }
  }
}
