package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.ChangeSetGoal;
import dev.handover.orchestrator.domain.DirectoryClient;
import dev.handover.orchestrator.domain.DirectoryPreview;
import dev.handover.orchestrator.domain.DirectoryRequest;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.LdifDirection;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.serving.Convergence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A directory for tasks that are asked for alone: each has something to change until applied. */
final class FakeTasks implements DirectoryClient {
  /** Tasks of which nothing is left to change. */
  final Set<String> settled = new HashSet<>();

  final Map<String, DirectoryPreview> sets = new HashMap<>();

  @Override
  public Answer<DirectoryPreview> preview(DirectoryRequest request, String key) {
    return new Answer.Given<>(
        sets.computeIfAbsent(key, k -> preview(request.tasks().getFirst().name())));
  }

  private DirectoryPreview preview(String task) {
    int changes = settled.contains(task) ? 0 : 2;
    return new DirectoryPreview(
        new UUID(7, sets.size()),
        "sha256:" + "b".repeat(64),
        List.of(new DirectoryPreview.TaskCount(task, changes)),
        List.of(),
        List.of());
  }

  @Override
  public Answer<FencingEpoch> promised(GroupName group) {
    return new Answer.Given<>(FencingEpoch.none());
  }

  @Override
  public StepOutcome promise(Fence fence) {
    return new StepOutcome.Done("");
  }

  @Override
  public StepOutcome bringTask(UUID changeSet, String task, ChangeSetGoal goal, Fence fence) {
    settled.add(task);
    return new StepOutcome.Done("2 of 2 entries " + goal);
  }

  @Override
  public StepOutcome verify(UUID changeSet, ChangeSetGoal expected) {
    return new StepOutcome.Done("");
  }

  @Override
  public StepOutcome converge(UUID changeSet, Convergence wanted) {
    return new StepOutcome.Done("");
  }

  @Override
  public StepOutcome scanLeftovers(
      UUID scan, DirectoryRequest.Server old, DirectoryRequest.Server successor) {
    return new StepOutcome.Done("");
  }

  @Override
  public Answer<String> ldif(UUID changeSet, LdifDirection direction) {
    return new Answer.Given<>("version: 1\n");
  }
}
