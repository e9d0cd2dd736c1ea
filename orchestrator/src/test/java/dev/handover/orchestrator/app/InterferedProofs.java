package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.ChangeSetGoal;
import dev.handover.orchestrator.domain.DirectoryClient;
import dev.handover.orchestrator.domain.DirectoryRequest;
import dev.handover.orchestrator.domain.LdifDirection;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.serving.Convergence;
import java.util.UUID;

/** What a directory is only asked to look at: all is well, unless something interferes. */
interface InterferedProofs extends DirectoryClient {
  /** Done, or what takes its place. */
  StepOutcome interfered(String deed);

  @Override
  default StepOutcome verify(UUID changeSet, ChangeSetGoal expected) {
    return interfered("verify");
  }

  @Override
  default StepOutcome converge(UUID changeSet, Convergence wanted) {
    return interfered("converge");
  }

  @Override
  default StepOutcome scanLeftovers(
      UUID scan, DirectoryRequest.Server old, DirectoryRequest.Server successor) {
    return interfered("leftovers of " + old.server());
  }

  @Override
  default Answer<String> ldif(UUID changeSet, LdifDirection direction) {
    return new Answer.Given<>("version: 1\n");
  }
}
