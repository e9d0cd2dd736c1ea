package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeView.Reservation;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The switching disk, which both servers see. With reservations the second one is refused; without,
 * nothing but the suite itself keeps both from having it.
 */
final class SharedDisk {
  private final boolean reserves;
  private final Consumer<NodeName> expelled;
  private final TreeSet<String> attached = new TreeSet<>();

  /** Outlives the power of whoever has it. */
  private Optional<NodeName> reservedBy = Optional.empty();

  /** Tells who has lost it to somebody who preempted its reservation. */
  SharedDisk(boolean reserves, Consumer<NodeName> expelled) {
    this.reserves = reserves;
    this.expelled = expelled;
  }

  /** As a machine reads it. */
  Reservation reservation(NodeName reader) {
    if (!reserves) {
      return Reservation.UNSUPPORTED;
    }
    return reservedBy
        .map(holder -> holder.equals(reader) ? Reservation.OURS : Reservation.OTHERS)
        .orElse(Reservation.NONE);
  }

  boolean isAttachedTo(NodeName node) {
    return attached.contains(node.value());
  }

  int owners() {
    return attached.size();
  }

  Optional<NodeName> heldBy() {
    return reservedBy;
  }

  /** Empty when it was attached; else who has it. */
  Optional<NodeName> attach(NodeName node) {
    Optional<NodeName> other = reservedBy.filter(holder -> !holder.equals(node));
    if (reserves && other.isPresent()) {
      return other;
    }
    attached.add(node.value());
    reservedBy = reserves ? Optional.of(node) : Optional.empty();
    return Optional.empty();
  }

  /** The former holder's access ends with its reservation. */
  void preempt(NodeName node) {
    reservedBy.filter(holder -> !holder.equals(node)).ifPresent(this::expel);
  }

  private void expel(NodeName former) {
    attached.remove(former.value());
    reservedBy = Optional.empty();
    expelled.accept(former);
  }

  void detach(NodeName node) {
    attached.remove(node.value());
    reservedBy = reservedBy.filter(holder -> !holder.equals(node));
  }

  void lostBy(NodeName node) {
    attached.remove(node.value());
  }
}
