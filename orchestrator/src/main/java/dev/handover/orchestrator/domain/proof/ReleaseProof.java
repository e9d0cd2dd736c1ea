package dev.handover.orchestrator.domain.proof;

import dev.handover.orchestrator.domain.DiskRef;
import dev.handover.orchestrator.domain.NodeName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What takes the place of a silent source's own word (see the project's decisions 0036 and 0045).
 * Data only, like every action.
 */
public sealed interface ReleaseProof {
  /** The target takes the disk's reservation (SCSI-3 persistent reservation) from the source. */
  record Reservation(NodeName source, NodeName target, DiskRef disk) implements ReleaseProof {}

  /**
   * The source has let go by itself, because nobody renewed its lease (see decision 0045).
   *
   * @param lease as it is known to be in force
   * @param lettingGo how long the source gets to let go
   */
  record ExpiredLease(GrantedLease lease, Duration lettingGo) implements ReleaseProof {
    /**
     * How long after the last renewal can have begun the source has let go: a renewal that was
     * underway meanwhile prolongs the lease once, and not more than once.
     */
    @Override
    public Duration silence() {
      return lease.time().multipliedBy(2).plus(lettingGo);
    }
  }

  /** How long nothing is done but to wait. */
  default Duration silence() {
    return Duration.ZERO;
  }

  /** Its kind, as the contract spells it. */
  default String kind() {
    return switch (this) {
      case Reservation p -> "TAKE_RESERVATION";
      case ExpiredLease p -> "AWAIT_LEASE_EXPIRY";
    };
  }

  /** In words. */
  default String title() {
    return switch (this) {
      case Reservation p ->
          "Take the reservation of disk %s from %s, which cannot write any more then"
              .formatted(p.disk().id(), p.source());
      case ExpiredLease p ->
          "Wait %d s: the lease of %s runs out, and it lets go by itself"
              .formatted(p.silence().toSeconds(), p.lease().node());
    };
  }

  /** Its resolved inputs, in a fixed order. */
  default Map<String, String> inputs() {
    Map<String, String> inputs = new LinkedHashMap<>();
    switch (this) {
      case Reservation p -> {
        inputs.put("source", p.source().value());
        inputs.put("node", p.target().value());
        inputs.put("disk", p.disk().id());
        inputs.put("mountPoint", p.disk().mountPoint());
      }
      case ExpiredLease p -> {
        inputs.put("source", p.lease().node().value());
        inputs.put("epoch", String.valueOf(p.lease().epoch().value()));
        inputs.put("leaseSeconds", String.valueOf(p.lease().time().toSeconds()));
        inputs.put("waitSeconds", String.valueOf(p.silence().toSeconds()));
      }
    }
    return inputs;
  }

  /** Whether the disk is taken from the source afterwards, whatever its reservation says. */
  default boolean mayPreempt() {
    return switch (this) {
      case Reservation p -> true;
      case ExpiredLease p -> false;
    };
  }

  /** Whether it can change something that a compensation would have to undo. */
  default boolean changesTheWorld() {
    return switch (this) {
      case Reservation p -> true;
      case ExpiredLease p -> false;
    };
  }
}
