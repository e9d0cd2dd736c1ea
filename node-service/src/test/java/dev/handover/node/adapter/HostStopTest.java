package dev.handover.node.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMException;
import javax.management.ObjectName;
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
  void aStopBeforeAnythingOfTheServiceIsThereCountsOnceItHasBegun() throws JMException {
    try {
      // Given
      HostStop.main();
      HostStop.offer(stops::incrementAndGet);
      stops.set(0);

      // When
      HostStop.serviceHasBegun();

      // Then
      assertThat(stops).hasValue(1);
    } finally {
      System.clearProperty("dev.handover.stop-asked");
      ManagementFactory.getPlatformMBeanServer()
          .unregisterMBean(new ObjectName("dev.handover:type=NodeService"));
    }
  }

  @Test
  void aServiceThatNobodyStoppedGoesOn() {
    request.serviceHasBegun();

    assertThat(stops).hasValue(0);
  }
}
