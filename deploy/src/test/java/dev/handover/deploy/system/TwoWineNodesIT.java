package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Two machines under Wine with one real disk image: moved, and cut off from power in each phase of
 * a move. The disk is never mounted twice, and it is never the file system's own protection that
 * keeps it from that.
 */
class TwoWineNodesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void neverMountsTheDiskTwiceThroughMovesAndPowerCuts() throws IOException {
    try (WinePair pair = new WinePair()) {
      pair.boot();
      WineNode active = startOnTheFirst(pair);
      active = movedAndBack(pair, active);
      for (Phase phase : Phase.values()) {
        active = survives(pair, active, phase);
      }

      MountLog log = pair.log();
      log.lines().forEach(System.out::println);
      log.assertNeverTwoAtOnce();
      assertThat(log.count("MOUNT-FAILED")).as("mmp, or anything else, refused").isZero();
      assertThat(log.count("POWER-CUT")).isEqualTo(Phase.values().length);
    }
  }

  /** Where a move is when the power of the active node is cut. */
  private enum Phase {
    SERVING,
    STOPPING_SERVICES,
    DISK_GOING_OFFLINE,
    RELEASED,
    DISK_COMING_ONLINE,
    STARTING_SERVICES
  }

  private static WineNode startOnTheFirst(WinePair pair) {
    WineNode node = pair.first();
    pair.newEpoch(node);
    pair.bringDiskOnline(node);
    pair.startService(node);
    pair.write(node, "start.txt");
    return node;
  }

  private static WineNode movedAndBack(WinePair pair, WineNode source) {
    WineNode target = pair.partnerOf(source);
    pair.assertRefusedWithoutOverride(target);
    pair.move(source, target);
    pair.assertNothingIsLost(target);
    pair.write(target, "moved.txt");
    pair.move(target, source);
    pair.assertNothingIsLost(source);
    pair.write(source, "moved-back.txt");
    return source;
  }

  /** Answers the node that has the disk afterwards. */
  private static WineNode survives(WinePair pair, WineNode source, Phase phase) throws IOException {
    WineNode target = pair.partnerOf(source);
    pair.newEpoch(source, target);
    WineNode victim = cut(pair, source, phase);
    WineNode survivor = pair.partnerOf(victim);
    pair.takeOver(survivor);
    pair.assertNothingIsLost(survivor);
    pair.write(survivor, phase + ".txt");
    pair.bootAgain(victim);
    return survivor;
  }

  private static WineNode cut(WinePair pair, WineNode source, Phase phase) throws IOException {
    WineNode target = pair.partnerOf(source);
    long mounts = pair.log().count("MOUNTING");
    switch (phase) {
      case SERVING -> pair.assertRefusedWithoutOverride(target);
      case STOPPING_SERVICES -> pair.beginStop(source);
      case DISK_GOING_OFFLINE -> {
        pair.stopService(source);
        pair.beginOffline(source);
      }
      case RELEASED -> release(pair, source);
      case DISK_COMING_ONLINE -> {
        release(pair, source);
        pair.beginOnline(target);
        await().atMost(PATIENCE).until(() -> pair.log().count("MOUNTING") > mounts);
      }
      case STARTING_SERVICES -> {
        release(pair, source);
        pair.bringDiskOnline(target);
        pair.beginStart(target);
      }
    }
    WineNode victim =
        switch (phase) {
          case SERVING, STOPPING_SERVICES, DISK_GOING_OFFLINE, RELEASED -> source;
          case DISK_COMING_ONLINE, STARTING_SERVICES -> target;
        };
    victim.cutPower();
    return victim;
  }

  private static void release(WinePair pair, WineNode source) {
    pair.stopService(source);
    pair.takeDiskOffline(source);
    pair.confirmRelease(source);
  }
}
