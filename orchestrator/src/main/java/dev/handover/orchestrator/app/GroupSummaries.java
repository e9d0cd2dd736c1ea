package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Freeze;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.readiness.ReadinessReports;
import dev.handover.orchestrator.domain.readiness.ReadinessReports.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what is on record about groups; asks no node. */
@ApplicationScoped
public class GroupSummaries {
  private final Operations operations;
  private final FreezeService freezes;
  private final ReadinessReports readiness;

  public GroupSummaries(Operations operations, FreezeService freezes, ReadinessReports readiness) {
    this.operations = operations;
    this.freezes = freezes;
    this.readiness = readiness;
  }

  List<GroupReports.Summary> of(List<Group> groups) {
    List<Freeze> inForce = freezes.inForce();
    Map<GroupName, Standing> standings = readiness.standings();
    return groups.stream()
        .map(
            group ->
                new GroupReports.Summary(
                    group,
                    operations.group(group.name()),
                    inForce.stream()
                        .filter(freeze -> freeze.holdsFor(Optional.of(group.name())))
                        .toList(),
                    Optional.ofNullable(standings.get(group.name()))))
        .toList();
  }

  GroupReports.Summary of(Group group) {
    return of(List.of(group)).getFirst();
  }
}
