package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people are told says what is so. */
class ServiceRefusalsTest {
  private static final ServiceName STORE = new ServiceName("MSExchangeIS");

  @Test
  void namesNoProcessThatTheServiceManagerDoesNotName() {
    Refusal refusal = ServiceRefusals.hung(hanging(null)).refusal();

    assertThat(refusal.detail()).contains("no process known").doesNotContain("null");
    assertThat(refusal.cure()).doesNotContain("END_HUNG_PROCESS").contains("restart the machine");
    assertThat(refusal.items())
        .containsExactly(new Refusal.Item("MSExchangeIS", "hangs in STOP_PENDING"));
  }

  @Test
  void namesTheProcessThatHangs() {
    Refusal refusal = ServiceRefusals.hung(hanging(4711L)).refusal();

    assertThat(refusal.detail()).contains("process 4711");
    assertThat(refusal.items())
        .containsExactly(new Refusal.Item("MSExchangeIS", "process 4711 hangs"));
  }

  @Test
  void doesNotCallWhatLostItsProcessRunning() {
    assertThat(ServiceRefusals.gone(STORE).refusal().detail())
        .contains("has lost its process")
        .doesNotContain("RUNNING");
    assertThat(ServiceRefusals.dependentsGone(STORE, List.of(STORE)).refusal().items())
        .allSatisfy(item -> assertThat(item.detail()).doesNotContain("RUNNING"));
  }

  private static ServiceStatus hanging(@Nullable Long processId) {
    return new ServiceStatus(
        STORE,
        ServiceState.STOP_PENDING,
        StartType.MANUAL,
        processId,
        new ServiceStatus.Progress(1, 500),
        WindowsError.NONE,
        List.of());
  }
}
