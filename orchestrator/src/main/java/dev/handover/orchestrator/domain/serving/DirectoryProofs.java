package dev.handover.orchestrator.domain.serving;

import dev.handover.orchestrator.domain.DirectoryRequest;
import dev.handover.orchestrator.domain.StepOutcome;
import java.util.UUID;

/** What directory-service can look at beyond a change set itself. It reads only. */
public interface DirectoryProofs {
  /**
   * Waits until the servers say what the change set says. OnItsWay while they do not; Failed once
   * directory-service has waited as long as was wanted.
   */
  StepOutcome converge(UUID changeSet, Convergence wanted);

  /**
   * Looks in the whole forest for what still names `old`. Done, with what was found in words;
   * OnItsWay while it reads.
   *
   * @param scan asked again with the same one, joins it
   */
  StepOutcome scanLeftovers(
      UUID scan, DirectoryRequest.Server old, DirectoryRequest.Server successor);
}
