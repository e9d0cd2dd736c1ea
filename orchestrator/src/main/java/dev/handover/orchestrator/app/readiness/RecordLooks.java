package dev.handover.orchestrator.app.readiness;

import dev.handover.orchestrator.app.FreezeService;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationPage;
import dev.handover.orchestrator.domain.OperationQuery;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import dev.handover.orchestrator.domain.readiness.RecordFindings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is looked up on record. */
@ApplicationScoped
class RecordLooks {
  private static final String REHEARSAL = "rehearsal";
  private static final int PAGE = 20;

  /** Operations that ended well are looked through up to here. */
  private static final int FURTHEST = 200;

  private final FreezeService freezes;
  private final Operations operations;

  RecordLooks(FreezeService freezes, Operations operations) {
    this.freezes = freezes;
    this.operations = operations;
  }

  List<Look> of(Group group, Occasion occasion, ReadinessConfig config) {
    String name = group.name().value();
    return List.of(
        Look.at(
            Check.of("freeze", name),
            seen -> RecordFindings.freezes(name, freezes.look(Optional.of(group.name())))),
        Look.at(
            Check.of(REHEARSAL, name),
            seen ->
                List.of(
                    RecordFindings.rehearsal(
                        name, lastRehearsal(group), occasion.at(), config.rehearsal()))));
  }

  private Optional<Instant> lastRehearsal(Group group) {
    Optional<UUID> olderThan = Optional.empty();
    for (int seen = 0; seen < FURTHEST; seen += PAGE) {
      OperationPage page =
          operations.list(
              new OperationQuery(
                  Optional.of(group.name()),
                  Optional.of(OperationState.SUCCEEDED),
                  olderThan,
                  PAGE));
      Optional<Instant> found =
          page.items().stream()
              .filter(operation -> operation.plan().runbook().equals(Optional.of(REHEARSAL)))
              .map(Operation::endedAt)
              .flatMap(Optional::stream)
              .findFirst();
      olderThan = page.next();
      if (found.isPresent() || olderThan.isEmpty()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
