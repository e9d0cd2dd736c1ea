package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Optional;

/** A safeguard that is set aside for one operation, and why. */
public record Waiver(Safeguard safeguard, String reason) {
  /** The waiver of that safeguard, if it is among these. */
  public static Optional<Waiver> of(Safeguard safeguard, List<Waiver> waivers) {
    return waivers.stream().filter(waiver -> waiver.safeguard() == safeguard).findFirst();
  }
}
