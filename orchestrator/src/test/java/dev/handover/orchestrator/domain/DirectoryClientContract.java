package dev.handover.orchestrator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link DirectoryClient} promises; the change set is {@link Samples#preview()}. */
public abstract class DirectoryClientContract {
  private static final UUID ISSUER = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");
  private static final String TASK = Samples.TASKS.getFirst();

  protected abstract DirectoryClient client();

  /** Lets somebody else have changed an entry of every task. */
  protected abstract void letSomebodyElseChange(String what);

  private static Fence fence(long epoch) {
    return new Fence(Samples.MAIL, new FencingEpoch(epoch), ISSUER, "alice");
  }

  private DirectoryPreview previewed() {
    Group group = Samples.mail();
    DirectoryRequest request =
        new DirectoryRequest(
            group.name(),
            DirectoryRequest.Server.of(group.primary()),
            DirectoryRequest.Server.of(group.primary()),
            DirectoryRequest.Server.of(group.backup()),
            group.profile().directoryTasks(),
            "alice");
    Answer<DirectoryPreview> answer = client().preview(request);
    assertThat(answer).isInstanceOf(Answer.Given.class);
    return ((Answer.Given<DirectoryPreview>) answer).value();
  }

  @Test
  void previewsEveryTaskInOrder() {
    assertThat(previewed().tasks())
        .extracting(DirectoryPreview.TaskCount::task)
        .isEqualTo(Samples.TASKS);
    assertThat(previewed().contentHash())
        .startsWith("sha256:")
        .isEqualTo(previewed().contentHash());
  }

  @Test
  void bringsATaskToAStateHoweverOftenItIsAsked() {
    UUID set = previewed().changeSet();
    for (int i = 0; i < 2; i++) {
      assertThat(client().bringTask(set, TASK, ChangeSetGoal.APPLIED, fence(1)))
          .isInstanceOf(StepOutcome.Done.class);
    }
    assertThat(client().verify(set, ChangeSetGoal.APPLIED)).isInstanceOf(StepOutcome.Done.class);
    assertThat(client().bringTask(set, TASK, ChangeSetGoal.REVERTED, fence(1)))
        .isInstanceOf(StepOutcome.Done.class);
  }

  @Test
  void listsWhatSomebodyElseHasChanged() {
    UUID set = previewed().changeSet();
    letSomebodyElseChange("CN=Eva");
    assertThat(client().bringTask(set, TASK, ChangeSetGoal.APPLIED, fence(1)))
        .isInstanceOfSatisfying(
            StepOutcome.DoneWithConflicts.class,
            done -> assertThat(done.conflicts()).singleElement().asString().contains("CN=Eva"));
  }

  @Test
  void isFencedByAHigherPromise() {
    UUID set = previewed().changeSet();
    assertThat(client().promised(Samples.MAIL)).isEqualTo(new Answer.Given<>(FencingEpoch.none()));
    assertThat(client().promise(fence(7))).isInstanceOf(StepOutcome.Done.class);
    assertThat(client().promised(Samples.MAIL)).isEqualTo(new Answer.Given<>(new FencingEpoch(7)));
    assertThat(
            List.of(
                client().promise(fence(6)),
                client().bringTask(set, TASK, ChangeSetGoal.APPLIED, fence(6))))
        .containsOnly(new StepOutcome.Fenced(new FencingEpoch(7)));
  }

  @Test
  void handsOutLdif() {
    assertThat(client().ldif(previewed().changeSet(), LdifDirection.REVERSE))
        .isInstanceOf(Answer.Given.class);
  }
}
