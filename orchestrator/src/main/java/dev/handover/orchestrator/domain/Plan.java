package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What an operation would do: steps in topological order.
 *
 * @param source empty for STOP
 * @param directory empty when the operation changes nothing in the directory
 * @param hash SHA-256 over steps, inputs and directory changes; equal while the world is
 * @param runbook of which these are the steps; empty for every other kind
 * @param notices what operators and users should be told
 */
public record Plan(
    GroupName group,
    OperationKind kind,
    Optional<NodeName> source,
    NodeName target,
    String hash,
    List<Step> steps,
    Optional<DirectoryPreview> directory,
    List<Finding> findings,
    List<String> notices,
    Optional<String> runbook) {
  public Plan {
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
    notices = List.copyOf(notices);
  }

  /** The same plan, with more that was found; its hash stays, for it would do the same. */
  public Plan with(List<Finding> more) {
    List<Finding> all = Stream.concat(findings.stream(), more.stream()).toList();
    return new Plan(group, kind, source, target, hash, steps, directory, all, notices, runbook);
  }

  /** Nothing that was found keeps it from being run. */
  public boolean runnable() {
    return findings.stream().noneMatch(Finding::isBlocker);
  }

  /** The target had something of the group already, which a way back leaves there. */
  boolean leavesTargetWithWhatItHad() {
    return steps.stream()
        .filter(step -> step.phase() == Phase.ACQUIRE || step.phase() == Phase.SERVICES)
        .filter(step -> step.action().changesTheWorld())
        .anyMatch(step -> step.compensation().isEmpty());
  }

  public Optional<UUID> changeSet() {
    return directory.map(DirectoryPreview::changeSet);
  }
}
