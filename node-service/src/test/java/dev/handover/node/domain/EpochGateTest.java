package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class EpochGateTest {
  private static final UUID MINE = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");
  private static final UUID YOURS = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c56");

  private final MemoryPromises promises = new MemoryPromises();
  private final EpochGate gate =
      new EpochGate(
          promises, new LeaseGuard(new MemoryLeases(), new ManualTime()), new ManualTime());

  @Test
  void keepsAPromiseBeforeItLetsAnybodyAct() {
    gate.admit(fence(7, MINE));

    assertThat(promises.find(new GroupName("mail")))
        .get()
        .extracting(EpochPromise::issuer)
        .isEqualTo(MINE);
    assertThat(gate.act(fence(7, MINE), () -> "done")).isEqualTo("done");
  }

  @Test
  void letsNobodyActWhosePromiseCouldNotBeKept() {
    promises.failNext();

    assertThatThrownBy(() -> gate.admit(fence(7, MINE))).hasMessage("disk full");

    assertThatThrownBy(() -> gate.act(fence(7, MINE), () -> "done"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesAnEpochOlderThanThePromisedOne() {
    gate.admit(fence(7, MINE));

    assertThatThrownBy(() -> gate.admit(fence(6, YOURS)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> {
              assertThat(e.refusal().code()).isEqualTo(RefusalCode.STALE_EPOCH);
              assertThat(e.refusal().number()).isEqualTo(7);
            });
  }

  @Test
  void refusesTheSameEpochFromAnotherIssuer() {
    gate.admit(fence(7, MINE));

    assertThatThrownBy(() -> gate.admit(fence(7, YOURS))).isInstanceOf(RefusedException.class);
  }

  @Test
  void stopsAnOlderActorAtItsNextAct() {
    gate.admit(fence(7, MINE));
    gate.admit(fence(8, YOURS));

    assertThatThrownBy(() -> gate.act(fence(7, MINE), () -> "done"))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void keepsGroupsApart() {
    gate.admit(fence(7, MINE));
    Fence other =
        new Fence(new GroupName("files"), new FencingEpoch(1), YOURS, new Actor("test", null));

    assertThat(gate.admit(other).epoch()).isEqualTo(new FencingEpoch(1));
  }

  @Test
  void answersANewerPromiseOnlyWhenOlderActsAreOver() throws Exception {
    // Given
    gate.admit(fence(7, MINE));
    CountDownLatch acting = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    CompletableFuture<Boolean> act =
        CompletableFuture.supplyAsync(
            () -> gate.act(fence(7, MINE), () -> hold(acting, mayEnd, ended)));
    assertThat(acting.await(30, TimeUnit.SECONDS)).isTrue();

    // When
    CompletableFuture<Boolean> endedBeforePromise =
        CompletableFuture.supplyAsync(
            () -> {
              gate.admit(fence(8, YOURS));
              return ended.get();
            });
    assertThat(endedBeforePromise).isNotDone();
    mayEnd.countDown();

    // Then
    assertThat(endedBeforePromise.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(act.get(30, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean hold(CountDownLatch acting, CountDownLatch mayEnd, AtomicBoolean ended) {
    acting.countDown();
    try {
      boolean released = mayEnd.await(30, TimeUnit.SECONDS);
      ended.set(released);
      return released;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Fence fence(long epoch, UUID issuer) {
    return new Fence(
        new GroupName("mail"), new FencingEpoch(epoch), issuer, new Actor("test", null));
  }
}
