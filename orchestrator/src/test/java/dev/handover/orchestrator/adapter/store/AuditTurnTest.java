package dev.handover.orchestrator.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AuditTurnTest {
  private static final int CALLERS = 50;

  private final AuditTurn turn = new AuditTurn();
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @Test
  void letsOneAtATimeTakeAConnectionHoweverManyWait() throws InterruptedException {
    // Given
    CountDownLatch all = new CountDownLatch(CALLERS);

    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < CALLERS; caller++) {
        threads.execute(
            () -> {
              all.countDown();
              turn.take(this::transaction);
            });
      }
      all.await();
    }

    // Then
    assertThat(most.get()).isEqualTo(1);
  }

  private int transaction() {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    for (int spin = 0; spin < 1000; spin++) {
      Thread.onSpinWait(); // long enough for others to come in, if they could
    }
    return inside.decrementAndGet();
  }
}
