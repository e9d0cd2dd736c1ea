package dev.handover.orchestrator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link NodeFiles} promises; the group is {@link Samples#mail()}. */
public abstract class NodeFilesContract {
  protected static final UUID ISSUER = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");

  protected abstract NodeFiles files();

  /** The node under test; its disk is offline and empty at first. */
  protected abstract NodeRef node();

  protected abstract void bringTheDiskOnline();

  protected abstract void letItGoAway();

  /** Lets there be a file, by its path below the mount point. */
  protected abstract void write(String file);

  /** Paths of files and directories. */
  protected abstract Set<String> onDisk();

  private static Fence fence(long epoch) {
    return new Fence(Samples.MAIL, new FencingEpoch(epoch), ISSUER, "alice");
  }

  private StepOutcome make(long epoch) {
    return files()
        .makeDirectories(
            node(), Samples.mail().disk(), Samples.layout().directoriesToMake(), fence(epoch));
  }

  private StepOutcome purge(long epoch) {
    List<DiskPath> paths = Samples.layout().filesToPurge();
    return files().purge(node(), Samples.mail().disk(), paths, fence(epoch));
  }

  @Test
  void makesDirectoriesHoweverOftenItIsAsked() {
    bringTheDiskOnline();
    for (int i = 0; i < 2; i++) {
      assertThat(make(1)).isInstanceOf(StepOutcome.Done.class);
    }
    assertThat(onDisk()).contains("Exchsrv", "Exchsrv\\First", "Exchsrv\\Second");
  }

  @Test
  void purgesTheFilesOfTheListAndNothingElse() {
    bringTheDiskOnline();
    make(1);
    List.of("First\\priv1.edb", "First\\E0000001.log", "Second\\E01.log", "Mail.que")
        .forEach(file -> write("Exchsrv\\" + file));
    List.of("First\\other.edb", "First\\E01.log", "Second\\priv1.edb")
        .forEach(file -> write("Exchsrv\\" + file));

    for (int i = 0; i < 2; i++) {
      assertThat(purge(1)).isInstanceOf(StepOutcome.Done.class);
    }

    assertThat(onDisk())
        .containsOnly(
            "Exchsrv",
            "Exchsrv\\First",
            "Exchsrv\\Second",
            "Exchsrv\\First\\other.edb",
            "Exchsrv\\First\\E01.log",
            "Exchsrv\\Second\\priv1.edb");
  }

  @Test
  void refusesWhileTheDiskIsNotOnline() {
    assertThat(make(1)).isInstanceOf(StepOutcome.Refused.class);
    assertThat(purge(1)).isInstanceOf(StepOutcome.Refused.class);
  }

  @Test
  void isFencedByAHigherPromise() {
    bringTheDiskOnline();
    make(7);
    write("Exchsrv\\Mail.que");
    assertThat(make(6)).isEqualTo(new StepOutcome.Fenced(new FencingEpoch(7)));
    assertThat(purge(6)).isEqualTo(new StepOutcome.Fenced(new FencingEpoch(7)));
    assertThat(onDisk()).contains("Exchsrv\\Mail.que");
  }

  @Test
  void tellsThatANodeIsAwayWithoutThrowing() {
    letItGoAway();
    assertThat(make(1)).isInstanceOf(StepOutcome.RetryLater.class);
    assertThat(purge(1)).isInstanceOf(StepOutcome.RetryLater.class);
  }
}
