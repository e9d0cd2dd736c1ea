package dev.handover.orchestrator.domain.proof;

import dev.handover.orchestrator.domain.DiskRef;
import dev.handover.orchestrator.domain.NodeName;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What takes the place of a silent source's own word (see the project's decision 0036). Data only,
 * like every action.
 */
public sealed interface ReleaseProof {
  /** The target takes the disk's reservation (SCSI-3 persistent reservation) from the source. */
  record Reservation(NodeName source, NodeName target, DiskRef disk) implements ReleaseProof {}

  /** Its kind, as the contract spells it. */
  default String kind() {
    return switch (this) {
      case Reservation p -> "TAKE_RESERVATION";
    };
  }

  /** In words. */
  default String title() {
    return switch (this) {
      case Reservation p ->
          "Take the reservation of disk %s from %s, which cannot write any more then"
              .formatted(p.disk().id(), p.source());
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
    }
    return inputs;
  }

  /** Whether it can change something that a compensation would have to undo. */
  default boolean changesTheWorld() {
    return switch (this) {
      case Reservation p -> true;
    };
  }
}
