package dev.handover.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The machine that the node is measured with stays as it was agreed. */
class NodeMachineTest {

  @Test
  void hasFifteenServicesFourDeepWithinTheAgreedDelays() throws IOException {
    // When
    NodeMachine machine = NodeMachine.fixed();

    // Then
    assertThat(machine.services()).hasSize(15);
    assertThat(machine.services())
        .allMatch(
            service -> service.startDelayMillis() >= 200 && service.startDelayMillis() <= 2000)
        .allMatch(service -> service.stopDelayMillis() >= 100 && service.stopDelayMillis() <= 1000);
  }

  @Test
  void knowsItsLongestChains() throws IOException {
    NodeMachine machine = NodeMachine.fixed();

    // Topology, Attendant, Store, Submission
    assertThat(machine.startChainSeconds()).isEqualTo(4.6);
    assertThat(machine.stopChainSeconds()).isEqualTo(2.2);
  }
}
