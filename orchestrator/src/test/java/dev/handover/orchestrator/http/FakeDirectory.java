package dev.handover.orchestrator.http;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.ChangeSetGoal;
import dev.handover.orchestrator.domain.DirectoryClient;
import dev.handover.orchestrator.domain.DirectoryPreview;
import dev.handover.orchestrator.domain.DirectoryRequest;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Finding;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.LdifDirection;
import dev.handover.orchestrator.domain.Severity;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.serving.Convergence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A directory where every task has one change; the group {@code legacy} has a finding that blocks.
 */
@Alternative
@ApplicationScoped
public class FakeDirectory implements DirectoryClient {
  private static final String DN = "CN=MAIL1,CN=Computers,DC=example,DC=test";

  @Override
  public Answer<DirectoryPreview> preview(DirectoryRequest request, String key) {
    List<Finding> findings =
        request.group().value().equals("legacy")
            ? List.of(
                new Finding(
                    Severity.BLOCKER,
                    "spn-held-by-another",
                    Optional.of(DN),
                    "HOST/MAIL1 is held by another account.",
                    "Remove it there."))
            : List.of();
    return new Answer.Given<>(
        new DirectoryPreview(
            UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55"),
            "sha256:" + "0".repeat(64),
            request.tasks().stream()
                .map(task -> new DirectoryPreview.TaskCount(task.name(), changes(request)))
                .toList(),
            findings,
            List.of(
                new DirectoryPreview.Change(
                    "transfer-spns",
                    DN,
                    "servicePrincipalName",
                    List.of("HOST/MAIL1"),
                    List.of()))));
  }

  /** A task that is asked for alone finds nothing to change, nor does a group that is ready. */
  private static int changes(DirectoryRequest request) {
    boolean isAsserted =
        request.group().value().equals("ready") && request.target().equals(request.primary());
    return request.tasks().size() == 1 || isAsserted ? 0 : 1;
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
    return new StepOutcome.Done("1 of 1 entries " + goal);
  }

  @Override
  public StepOutcome verify(UUID changeSet, ChangeSetGoal expected) {
    return new StepOutcome.Done("2 as expected, 0 not");
  }

  @Override
  public StepOutcome converge(UUID changeSet, Convergence wanted) {
    return new StepOutcome.Done("1 of 1 servers agree");
  }

  @Override
  public StepOutcome scanLeftovers(
      UUID scan, DirectoryRequest.Server old, DirectoryRequest.Server successor) {
    return new StepOutcome.Done("nothing left that names " + old.server());
  }

  @Override
  public Answer<String> ldif(UUID changeSet, LdifDirection direction) {
    return new Answer.Given<>(
        "dn: "
            + DN
            + "\nchangetype: modify\ndelete: servicePrincipalName\nservicePrincipalName: HOST/MAIL1\n-\n");
  }
}
