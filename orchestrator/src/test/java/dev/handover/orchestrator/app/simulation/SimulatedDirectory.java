package dev.handover.orchestrator.app.simulation;

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
import java.util.UUID;
import java.util.function.Supplier;

/** How one orchestrator reaches directory-service. */
final class SimulatedDirectory implements DirectoryClient {
  private static final String NAME = "directory-service";

  private final World world;
  private final Program self;

  SimulatedDirectory(World world, Program self) {
    this.world = world;
    this.self = self;
  }

  private <T> Answer<T> answer(Supplier<T> work) {
    return Replies.answer(NAME, world.network.call(self, world.directory, work));
  }

  private StepOutcome outcome(Supplier<StepOutcome> work) {
    return Replies.outcome(NAME, world.network.call(self, world.directory, Replies.orStale(work)));
  }

  @Override
  public Answer<DirectoryPreview> preview(DirectoryRequest request, String key) {
    return answer(() -> world.directory.preview(request));
  }

  @Override
  public Answer<FencingEpoch> promised(GroupName group) {
    return answer(() -> world.directory.promises.epoch);
  }

  @Override
  public StepOutcome promise(Fence fence) {
    return outcome(() -> world.directory.promise(fence));
  }

  @Override
  public StepOutcome bringTask(UUID changeSet, String task, ChangeSetGoal goal, Fence fence) {
    return outcome(() -> world.directory.bringTask(changeSet, task, goal, fence));
  }

  @Override
  public StepOutcome verify(UUID changeSet, ChangeSetGoal expected) {
    return outcome(() -> world.directory.verify(changeSet));
  }

  @Override
  public StepOutcome converge(UUID changeSet, Convergence wanted) {
    return outcome(() -> new StepOutcome.Done("1 of 1 servers agree"));
  }

  @Override
  public StepOutcome scanLeftovers(
      UUID scan, DirectoryRequest.Server old, DirectoryRequest.Server successor) {
    return outcome(() -> new StepOutcome.Done("nothing left that names " + old.server()));
  }

  @Override
  public Answer<String> ldif(UUID changeSet, LdifDirection direction) {
    return new Answer.Given<>("version: 1\n");
  }
}
