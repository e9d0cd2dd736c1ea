package dev.handover.orchestrator.adapter.client;

import static dev.handover.orchestrator.adapter.client.GarbledAnswer.body;

import dev.handover.api.directory.ChangeSetsApi;
import dev.handover.api.directory.PromisesApi;
import dev.handover.api.directory.model.ChangeOutcome;
import dev.handover.api.directory.model.ChangeSet;
import dev.handover.api.directory.model.ChangeSetRequest;
import dev.handover.api.directory.model.DesiredChangeSetState;
import dev.handover.api.directory.model.EpochPromise;
import dev.handover.api.directory.model.Promise;
import dev.handover.api.directory.model.Server;
import dev.handover.api.directory.model.SpnCheck;
import dev.handover.api.directory.model.TaskProgress;
import dev.handover.api.directory.model.TaskRequest;
import dev.handover.api.directory.model.Verification;
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
import dev.handover.orchestrator.domain.serving.DirectoryProofs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** directory-service over HTTP. */
@ApplicationScoped
class HttpDirectoryClient implements DirectoryClient {
  private static final int ACCEPTED = 202;
  private static final int SAMPLE = 50;
  private static final int MAX_CONFLICTS = 200;

  private final Target target;
  private final DirectoryProofs proofs;

  @Inject
  HttpDirectoryClient(Targets targets) {
    this.target = targets.directory();
    this.proofs = new HttpDirectoryProofs(target);
  }

  @Override
  public Answer<DirectoryPreview> preview(DirectoryRequest request, String key) {
    ChangeSetRequest asked =
        new ChangeSetRequest(
            request.group().value(),
            server(request.primary()),
            server(request.source()),
            server(request.target()),
            request.tasks().stream()
                .map(task -> new TaskRequest(task.name(), task.parameters()))
                .toList(),
            request.onBehalfOf());
    Answer<ChangeSet> made =
        Outcomes.answer(
            target, () -> body(target.api(ChangeSetsApi.class).createChangeSet(key, asked)));
    return switch (made) {
      case Answer.Given<ChangeSet> given -> withSample(given.value());
      case Answer.Refused<ChangeSet> refused ->
          new Answer.Refused<>(refused.code(), refused.detail(), refused.cure());
      case Answer.Unreachable<ChangeSet> away -> new Answer.Unreachable<>(away.reason());
    };
  }

  private Answer<DirectoryPreview> withSample(ChangeSet set) {
    return Outcomes.answer(
        target,
        () ->
            Previews.of(
                set,
                body(
                    target
                        .api(ChangeSetsApi.class)
                        .listChanges(set.id(), null, null, null, SAMPLE)),
                SAMPLE));
  }

  @Override
  public Answer<FencingEpoch> promised(GroupName group) {
    return Outcomes.answer(
        target,
        () ->
            body(target.api(PromisesApi.class).listPromises()).items().stream()
                .filter(promise -> promise.group().equals(group.value()))
                .map(Promise::epoch)
                .findFirst()
                .map(FencingEpoch::new)
                .orElse(FencingEpoch.none()));
  }

  @Override
  public StepOutcome promise(Fence fence) {
    EpochPromise promise = new EpochPromise(fence.epoch().value(), fence.issuer());
    return Outcomes.outcome(
        target,
        () -> {
          body(target.api(PromisesApi.class).promiseEpoch(fence.group().value(), promise));
          return new StepOutcome.Done("promised epoch " + fence.epoch().value());
        });
  }

  @Override
  public StepOutcome bringTask(UUID changeSet, String task, ChangeSetGoal goal, Fence fence) {
    DesiredChangeSetState desired =
        new DesiredChangeSetState(
            DesiredChangeSetState.DesiredEnum.valueOf(goal.name()),
            task,
            target.limits().waitSeconds(),
            shown(fence));
    return Outcomes.outcome(
        target,
        () -> {
          LongPoll poll = LongPoll.begin(target.limits().stateWait());
          RestResponse<ChangeSet> answer =
              target.api(ChangeSetsApi.class).putChangeSetState(changeSet, desired);
          return brought(answer, task, goal, poll);
        });
  }

  private StepOutcome brought(
      RestResponse<ChangeSet> answer, String task, ChangeSetGoal goal, LongPoll poll) {
    ChangeSet set = body(answer);
    TaskProgress progress =
        set.tasks().stream()
            .filter(candidate -> candidate.task().equals(task))
            .findFirst()
            .orElse(new TaskProgress(task, 0, 0, 0, 0, 0, 0));
    String counts = Previews.progress(progress, goal);
    String error = set.lastError();
    if (error != null && !isReached(answer)) {
      String reason = "directory-service stopped at " + counts + ": " + error;
      return Boolean.TRUE.equals(set.retryLater())
          ? new StepOutcome.RetryLater(reason)
          : new StepOutcome.Failed(
              reason, "Cure what it names; the work goes on where it stopped.");
    }
    if (!isReached(answer)) {
      return new StepOutcome.OnItsWay(counts, poll.again(answer));
    }
    if (progress.refused() > 0) {
      return new StepOutcome.Failed(
          "the directory refused changes: " + counts,
          "See their details in the change set, cure what they name, and ask again.");
    }
    return progress.conflicts() == 0
        ? new StepOutcome.Done(counts)
        : new StepOutcome.DoneWithConflicts(counts, conflictsAfterwards(set.id(), task));
  }

  /** The work is done by now: that nobody listens any more must not look as if it were not sent. */
  private List<String> conflictsAfterwards(UUID changeSet, String task) {
    try {
      return conflicts(changeSet, task);
    } catch (ProcessingException e) {
      if (Target.isConnectError(e)) {
        throw new ProcessingException("the task was answered, its conflicts could not be read");
      }
      throw e;
    }
  }

  /** An error of another task stays on the set, and is none of a task that is at its end. */
  private static boolean isReached(RestResponse<ChangeSet> answer) {
    return answer.getStatus() != ACCEPTED;
  }

  private List<String> conflicts(UUID changeSet, String task) {
    return body(
            target
                .api(ChangeSetsApi.class)
                .listChanges(changeSet, task, ChangeOutcome.CONFLICT, null, MAX_CONFLICTS))
        .items()
        .stream()
        .map(
            change ->
                task
                    + ": "
                    + change.dn()
                    + ": "
                    + (change.detail() == null ? "changed by somebody else" : change.detail()))
        .toList();
  }

  @Override
  public StepOutcome verify(UUID changeSet, ChangeSetGoal expected) {
    return Outcomes.outcome(
        target,
        () ->
            verified(
                body(
                    target
                        .api(ChangeSetsApi.class)
                        .verifyChangeSet(changeSet, expected.name(), null))));
  }

  private static StepOutcome verified(Verification found) {
    String counts = found.matching() + " as expected, " + found.differing() + " not";
    List<String> differences =
        new ArrayList<>(
            found.differences().stream()
                .limit(MAX_CONFLICTS)
                .map(
                    d ->
                        d.dn()
                            + ": "
                            + d.attribute()
                            + " is "
                            + d.found()
                            + ", not "
                            + d.expected())
                .toList());
    SpnCheck spns = found.spns();
    if (spns != null) {
      counts += HttpDirectoryProofs.unsearched(spns.unsearched());
      differences.addAll(HttpDirectoryProofs.duplicates(spns));
    }
    if (found.differing() == 0 && differences.isEmpty()) {
      return new StepOutcome.Done(counts);
    }
    return new StepOutcome.DoneWithConflicts(counts, differences);
  }

  @Override
  public StepOutcome converge(UUID changeSet, Convergence wanted) {
    return proofs.converge(changeSet, wanted);
  }

  @Override
  public StepOutcome scanLeftovers(
      UUID scan, DirectoryRequest.Server old, DirectoryRequest.Server successor) {
    return proofs.scanLeftovers(scan, old, successor);
  }

  @Override
  public Answer<String> ldif(UUID changeSet, LdifDirection direction) {
    return Outcomes.answer(
        target, () -> body(target.api(ChangeSetsApi.class).getLdif(changeSet, direction.name())));
  }

  private static Server server(DirectoryRequest.Server server) {
    return new Server(server.computer(), server.server());
  }

  private static dev.handover.api.directory.model.Fence shown(Fence fence) {
    return new dev.handover.api.directory.model.Fence(
        fence.group().value(), fence.epoch().value(), fence.issuer(), fence.onBehalfOf());
  }
}
