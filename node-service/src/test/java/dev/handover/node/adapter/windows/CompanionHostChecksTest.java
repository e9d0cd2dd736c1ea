package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.HostChecks;
import dev.handover.node.domain.Reading;
import dev.handover.node.domain.RegistryValueName;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompanionHostChecksTest {

  @Test
  void tellsNothingOfTheMachineItRunsOn() {
    HostChecks old = new CompanionHostChecks("EXCH1");
    assertThat(
            Stream.of(
                old.windows(),
                old.hotfixesAmong(Set.of("KB898060")),
                old.interfaces(),
                old.sanPolicy(),
                old.pendingReboot(),
                old.clockSkew(),
                old.secureChannel(),
                old.registryValue(new RegistryValueName("HKLM\\SYSTEM\\x", "y"))))
        .allSatisfy(
            reading ->
                assertThat(reading)
                    .isEqualTo(
                        Reading.unknown(
                            "This node drives EXCH1 from another machine and cannot read this there.")));
  }
}
