package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.NodeIdentity.AdapterKind;
import org.junit.jupiter.api.Test;

class InstallationTest {

  @Test
  void refusesTheEmulatedMachineAndPlainConnectionsInProduction() {
    assertThat(new Installation(true, AdapterKind.EMULATED, false).faults())
        .hasSize(2)
        .anySatisfy(fault -> assertThat(fault).contains("handover.node.adapter"))
        .anySatisfy(fault -> assertThat(fault).contains("quarkus.http.insecure-requests"));
  }

  @Test
  void acceptsWindowsWithTlsInProductionAndEverythingInTheLab() {
    assertThat(new Installation(true, AdapterKind.WINDOWS, true).faults()).isEmpty();
    assertThat(new Installation(false, AdapterKind.EMULATED, false).faults()).isEmpty();
  }
}
