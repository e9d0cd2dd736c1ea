package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a node that drives another machine's service manager may not switch itself. */
class CompanionTest {

  @Test
  void refusesDisksAndAddressesOfItsOwn() {
    assertThat(new Companion("EXCH1", List.of("exchange-data"), true).faults())
        .satisfiesExactly(
            fault ->
                assertThat(fault)
                    .contains("handover.node.disks.\"exchange-data\".adapter must be 'command'"),
            fault -> assertThat(fault).contains("handover.node.address.adapter must be 'command'"));
  }

  @Test
  void refusesWhatIsNotTheNameOfAMachine() {
    for (String name : List.of("", "\\\\exch1", "exch1/share", "exch 1", "e".repeat(256))) {
      assertThat(new Companion(name, List.of(), false).faults()).as(name).hasSize(1);
    }
  }

  @Test
  void acceptsAMachineWhoseDiskAndAddressAreLeftToCommands() {
    assertThat(new Companion("exch1.example.test", List.of(), false).faults()).isEmpty();
  }
}
