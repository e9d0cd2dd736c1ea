package dev.handover.orchestrator.app.readiness;

import dev.handover.orchestrator.app.EngineConfig;
import dev.handover.orchestrator.app.OperationService;
import dev.handover.orchestrator.domain.DirectoryClient;
import dev.handover.orchestrator.domain.DirectoryRequest;
import dev.handover.orchestrator.domain.DirectoryTaskSpec;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.Planner;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings;
import dev.handover.orchestrator.domain.readiness.DirectoryReadings;
import dev.handover.orchestrator.domain.readiness.PlanFindings;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import dev.handover.orchestrator.domain.readiness.Situation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is looked at in the directory: with previews that nobody applies, and scans. */
@ApplicationScoped
class DirectoryLooks {
  /** In the plans that it makes; no token can have this name. */
  private static final String ACTOR = "(readiness)";

  /** A server takes it back when it mounts a store: its absence means nothing. */
  private static final String TAKEN_BACK = "allow-stores-to-mount";

  /** What a scan is asked to wait, less than what is left for the whole look. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final OperationService operations;
  private final DirectoryClient directory;
  private final DirectoryReadings readings;
  private final Planner planner;

  DirectoryLooks(
      OperationService operations,
      DirectoryClient directory,
      DirectoryReadings readings,
      EngineConfig engine) {
    this.operations = operations;
    this.directory = directory;
    this.readings = readings;
    this.planner = new Planner(engine.patience());
  }

  List<Look> of(Group group, Occasion occasion, ReadinessConfig config) {
    List<Look> looks = new ArrayList<>();
    looks.add(
        Look.at(
            Check.of("move", group.name().value()),
            seen -> move(seen, request -> key(group, request, occasion))));
    if (group.profile().directoryTasks().isEmpty()) {
      return looks;
    }
    looks.add(Look.at(Check.of("directory-values", "directory"), this::values));
    looks.add(
        Look.at(
            Check.of("leftovers", "directory"),
            seen -> {
              String old = seen.standby().computer();
              return DirectoryFindings.leftovers(
                  old,
                  readings.leftovers(
                      occasion.reading().part("scan " + old),
                      DirectoryRequest.Server.of(seen.standby()),
                      DirectoryRequest.Server.of(seen.owner()),
                      config.limit().minus(MARGIN)));
            }));
    return looks;
  }

  /** Another request of the directory, after a change of the configuration, is another key. */
  private String key(Group group, PlanRequest request, Occasion occasion) {
    String asked = planner.directoryRequest(group, request).toString();
    return "readiness-" + occasion.reading().part(asked);
  }

  /** Plans what would be done next: a move away, or a start when nobody has the group. */
  private List<ReadinessFinding> move(Situation seen, Function<PlanRequest, String> key) {
    PlanFindings words = new PlanFindings(seen.group().name().value());
    boolean away = seen.active().isPresent() || seen.hasTwoOwners();
    OperationKind kind = away ? OperationKind.SWITCHOVER : OperationKind.START;
    NodeName target = (away ? seen.standby() : seen.owner()).name();
    try {
      PlanRequest request = new PlanRequest(kind, target, Optional.empty(), ACTOR);
      Plan plan = operations.preview(seen.group().name(), request, key.apply(request));
      List<ReadinessFinding> found = new ArrayList<>(words.of(plan));
      plan.changeSet()
          .ifPresent(id -> found.addAll(DirectoryFindings.spns(readings.duplicateSpns(id))));
      return found;
    } catch (ProblemException e) {
      return words.of(e.problem());
    }
  }

  /** What a START where the group is would change: nothing, when all is well. */
  private List<ReadinessFinding> values(Situation seen) {
    PlanRequest start =
        new PlanRequest(OperationKind.START, seen.owner().name(), Optional.empty(), ACTOR);
    return planner
        .directoryRequest(seen.group(), start)
        .map(DirectoryLooks::withoutTakenBack)
        .filter(request -> !request.tasks().isEmpty())
        .map(request -> DirectoryFindings.values(directory.preview(request)))
        .orElse(List.of());
  }

  private static DirectoryRequest withoutTakenBack(DirectoryRequest request) {
    List<DirectoryTaskSpec> tasks =
        request.tasks().stream().filter(task -> !task.name().equals(TAKEN_BACK)).toList();
    return new DirectoryRequest(
        request.group(),
        request.primary(),
        request.source(),
        request.target(),
        tasks,
        request.onBehalfOf());
  }
}
