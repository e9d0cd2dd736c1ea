package dev.handover.node.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HostStopTest {
  private final AtomicInteger stops = new AtomicInteger();
  private final HostStop.Request request = new HostStop.Request(stops::incrementAndGet);

  @Test
  void aStopDuringTheStartCountsOnceTheServiceHasBegun() {
    // Given
    request.run();
    int lost = stops.getAndSet(0);

    // When
    request.serviceHasBegun();

    // Then
    assertThat(lost).isEqualTo(1);
    assertThat(stops).hasValue(1);
  }

  @Test
  void aServiceThatNobodyStoppedGoesOn() {
    request.serviceHasBegun();

    assertThat(stops).hasValue(0);
  }
}
