package dev.handover.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.Overrides;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceSet;
import dev.handover.node.domain.ServiceSetProgress;
import dev.handover.node.domain.ServiceState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service manager that does not answer, as Windows' does while another service hangs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BlockedAskTest extends SetLab {
  private final BlockingQueue<Runnable> asks = new LinkedBlockingQueue<>();
  private final BlockingQueue<Thread> runs = new LinkedBlockingQueue<>();

  @BeforeEach
  void answerNothing() {
    sets =
        new ServiceSets(
            scm,
            gate,
            time,
            work -> {
              if (work instanceof ServiceSetRun) {
                Thread run = new Thread(work);
                run.setDaemon(true);
                run.start();
                runs.add(run);
              } else {
                asks.add(work);
              }
            });
  }

  /** Lets the run's thread end. */
  @AfterEach
  void answer() {
    asks.forEach(Runnable::run);
  }

  @Test
  void countsAgainstTheDeadline() {
    Refusal refusal = assertRefused(() -> bring(DesiredState.RUNNING), RefusalCode.SERVICE_FAILED);

    assertThat(refusal.items().get(0).detail()).contains("has not answered for 5 s");
    assertThat(refusal.number()).isEqualTo(1053);
    assertThat(state("Alone")).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  void isNotAskedASecondTimeUntilItHasAnswered() throws InterruptedException {
    // Given
    assertRefused(() -> bring(DesiredState.RUNNING), RefusalCode.SERVICE_FAILED);
    assertRefused(() -> bring(DesiredState.RUNNING), RefusalCode.SERVICE_FAILED);
    assertThat(asks).hasSize(1);

    // When it answers after all
    asks.take().run();
    runs.take().join();

    // Then
    ServiceSetProgress progress = bring(DesiredState.RUNNING);
    assertThat(progress.state()).isEqualTo(ServiceSetProgress.State.REACHED);
    assertThat(asks).isEmpty();
  }

  private ServiceSetProgress bring(DesiredState desired) {
    ServiceSet.Member alone =
        new ServiceSet.Member(new ServiceName("Alone"), List.of(), Duration.ofSeconds(5), 1);
    return sets.bringTo(
        new ServiceSets.Request(
            new ServiceSet(desired, List.of(alone)),
            Duration.ofSeconds(10),
            Overrides.NONE,
            fence(7)));
  }
}
