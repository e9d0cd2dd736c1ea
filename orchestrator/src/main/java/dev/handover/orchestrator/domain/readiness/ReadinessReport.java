package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether a group could move, as it was seen at one time.
 *
 * @param id grows with time (UUIDv7)
 * @param actor who asked for it; empty when it came by schedule
 * @param active the node that had the group; empty when none or both had
 * @param reading when the directory as a whole was read for it
 * @param findings the worst first
 */
public record ReadinessReport(
    UUID id,
    GroupName group,
    Optional<String> actor,
    Instant startedAt,
    Instant endedAt,
    Optional<NodeName> active,
    Reading reading,
    List<ReadinessFinding> findings,
    List<Proof> proofs) {
  public ReadinessReport {
    findings =
        findings.stream().sorted(Comparator.comparing(ReadinessFinding::level).reversed()).toList();
    proofs = List.copyOf(proofs);
  }

  /** The worst of its findings. */
  public ReadinessLevel level() {
    return ReadinessLevel.worst(findings.stream().map(ReadinessFinding::level).toList());
  }

  /** How many findings have this level. */
  public long count(ReadinessLevel level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }
}
