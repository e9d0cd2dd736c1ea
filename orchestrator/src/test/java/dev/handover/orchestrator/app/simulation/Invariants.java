package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Looks at the world after every step, from outside: it believes nobody. */
final class Invariants {
  private final World world;
  private final ReportCheck reports;

  /** The highest epoch that each receiver has ever promised. */
  private final Map<String, FencingEpoch> highest = new HashMap<>();

  /** Values that a person set, which nobody may overwrite unseen. */
  private final Set<String> foreign = new HashSet<>();

  /** Operations that a person gave up: what they had sent may still arrive, as they said. */
  private final Set<UUID> abandoned = new HashSet<>();

  private FencingEpoch issued = FencingEpoch.none();

  Invariants(World world) {
    this.world = world;
    this.reports = new ReportCheck(world);
  }

  /** Called after every step. */
  void check() {
    Machine one = world.nodes.get(0).machine;
    Machine other = world.nodes.get(1).machine;
    if (one.disk.owners() > 1) {
      throw new Violation(Invariant.ONE_NODE_HAS_THE_DISK, world.toString());
    }
    if (one.runsServices() && other.runsServices()) {
      throw new Violation(Invariant.ONE_NODE_RUNS_SERVICES, world.toString());
    }
    if (one.address && other.address) {
      throw new Violation(Invariant.ONE_NODE_HAS_THE_ADDRESS, world.toString());
    }
  }

  void promised(Program receiver, FencingEpoch epoch) {
    FencingEpoch before = highest.getOrDefault(receiver.name, FencingEpoch.none());
    if (epoch.compareTo(before) < 0) {
      throw new Violation(
          Invariant.EPOCHS_ONLY_GROW, "%s promises %s after %s".formatted(receiver, epoch, before));
    }
    highest.put(receiver.name, epoch);
  }

  void acts(Program receiver, Fence fence) {
    FencingEpoch promised = highest.getOrDefault(receiver.name, FencingEpoch.none());
    if (fence.epoch().compareTo(promised) < 0 && !world.has(Flaw.NODE_IGNORES_EPOCHS)) {
      throw new Violation(
          Invariant.EPOCHS_ONLY_GROW,
          "%s acts for epoch %s after it promised %s".formatted(receiver, fence.epoch(), promised));
    }
  }

  /** What was done for somebody who has given up is nobody's lie. */
  void acted(Program receiver, Fence fence) {
    if (!abandoned.contains(fence.issuer())) {
      return;
    }
    if (receiver instanceof NodeProgram node) {
      node.machine.disturbed = world.kernel.now();
    } else {
      world.forest.entries().forEach(reports::setByPerson);
    }
  }

  /** The store gave an epoch to somebody. */
  void issued(FencingEpoch epoch) {
    if (epoch.compareTo(issued) <= 0) {
      throw new Violation(
          Invariant.EPOCHS_ONLY_GROW, "epoch %s is issued after %s".formatted(epoch, issued));
    }
    issued = epoch;
  }

  /** A person set the value, and relies on it. */
  void setByPerson(String entry, String value) {
    foreign.add(entry + "=" + value);
    reports.setByPerson(entry);
  }

  /** The directory lost this value: it must be kept somewhere. */
  void overwritten(String entry, String value) {
    if (foreign.contains(entry + "=" + value) || !world.forest.isKept(entry, value)) {
      throw new Violation(Invariant.NO_OLD_VALUE_IS_LOST, entry + " had " + value);
    }
  }

  /** The operation is about to be shown as ended so. */
  void ended(Operation operation) {
    if (operation.state() == OperationState.ABANDONED) {
      abandoned.add(operation.id());
    }
    reports.check(operation);
  }

  /** What the world was when the operation was accepted. */
  void accepted(Operation operation) {
    reports.remember(operation);
  }
}
