package dev.handover.orchestrator.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepOutcome;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Directories and files on the disk as actions: what they need, and what never touches them. */
class DiskActionsTest {
  private static final Group MAIL = Samples.mail(Samples.profile().with(Samples.layout()));
  private static final Group ASSERTING =
      Samples.mail(
          Samples.profile().with(Samples.layout().with(Samples.layout().storageGroups(), true)));
  private static final Action MAKE = MAIL.makeDirectories(MAIL.primary()).orElseThrow();
  private static final Action PURGE = MAIL.purge(MAIL.primary()).orElseThrow();

  private FakeWorld world = new FakeWorld();

  private StepOutcome execute(Action action) {
    Fence fence = new Fence(Samples.MAIL, new FencingEpoch(3), new UUID(1, 2), "alice");
    return new Simulation(world, journal -> journal, MAIL).executor.execute(action, fence);
  }

  @Test
  void makesDirectoriesOnTheNodeThatHasTheDisk() {
    world.exch1.disk = true;
    assertThat(execute(MAKE)).isEqualTo(new StepOutcome.Done("3 directories"));
    assertThat(world.exch1.files).contains("Exchsrv\\First");
  }

  @Test
  void purgesNothingWhileAServiceRunsThatMayHaveMail() {
    world = FakeWorld.activeOn(Samples.EXCH1);
    world.exch1.files.add("Exchsrv\\Mail.que");

    StepOutcome outcome = execute(PURGE);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            StepOutcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("MSExchangeIS is RUNNING"));
    assertThat(world.exch1.files).contains("Exchsrv\\Mail.que");
  }

  @Test
  void purgesTheFilesOfADiskThatNobodyUses() {
    world.exch1.disk = true;
    world.exch1.files.add("Exchsrv\\Mail.que");
    assertThat(execute(PURGE)).isInstanceOf(StepOutcome.Done.class);
    assertThat(world.exch1.files).isEmpty();
  }

  @Test
  void triesAgainLaterWhileTheNodeIsAway() {
    world.exch1.reachable = false;
    assertThat(execute(PURGE)).isInstanceOf(StepOutcome.RetryLater.class);
    assertThat(execute(MAKE)).isInstanceOf(StepOutcome.RetryLater.class);
  }

  @Test
  void assertsDirectoriesAtAStartOfAGroupThatWantsIt() {
    FakeWorld fresh = FakeWorld.activeOn(Samples.EXCH1);
    Simulation simulation = new Simulation(fresh, journal -> journal, ASSERTING);

    Operation ended = simulation.run(OperationKind.START, Samples.EXCH1);

    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(fresh.deeds).contains("make directories at exch1");
  }

  @Test
  void neverTouchesFilesInAMoveOrByDefault() {
    FakeWorld fresh = FakeWorld.activeOn(Samples.EXCH1);
    Simulation simulation = new Simulation(fresh, journal -> journal, MAIL);
    simulation.run(OperationKind.START, Samples.EXCH1);
    simulation.run(OperationKind.SWITCHOVER, Samples.EXCH2);
    assertThat(fresh.deeds).noneMatch(deed -> deed.startsWith("make") || deed.startsWith("purge"));
  }
}
