package dev.handover.node.adapter;

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
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leases in one JSON file: a forgotten one is a machine that keeps what it should let go of. */
public final class FileSourceLeases implements SourceLeases {
  private static final RecordFile.Form<GroupName, SourceLease> FORM =
      new RecordFile.Form<>(
          "leases",
          "remove the file only when the groups of this node are known to be elsewhere",
          lease -> lease.fence().group(),
          new RecordFile.Listed<>(StoredLease.class, StoredLease::of, StoredLease::restored));

  private final RecordFile<GroupName, SourceLease> file;

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
    file = new RecordFile<>(path, FORM);
  }

  @Override
  public Optional<SourceLease> find(GroupName group) {
    return file.find(group);
  }

  @Override
  public List<SourceLease> all() {
    return file.all();
  }

  @Override
  public void keep(SourceLease lease) {
    file.keep(lease);
  }
}
