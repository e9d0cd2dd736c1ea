package dev.handover.node.adapter.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.HostChecks;
import dev.handover.node.domain.HostChecksContract;
import dev.handover.node.domain.HostInterface;
import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.Reading;
import dev.handover.node.domain.RegistryValueName;
import dev.handover.node.domain.SanPolicy;
import dev.handover.node.domain.SecureChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Host checks of an emulated machine; what the contract changes is changed by faults.yaml. */
class EmulatedHostChecksTest extends HostChecksContract {
  private static final String MACHINE =
      """
      host:
        windows: {product: Windows Server 2022 Standard, version: '10.0', build: '20348'}
        hotfixes: []
        interfaces: [{name: Public LAN, dnsServers: [192.0.2.10], registersInDns: false, addresses: [192.0.2.11/24]}]
        sanPolicy: OFFLINE_SHARED
        pendingReboot: []
        clockSkewMillis: 40
        secureChannelError: 0
        registry: {}
      """;

  @TempDir Path root;

  private final Map<String, Map<String, String>> registry = new TreeMap<>();
  private final List<String> hotfixes = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private EmulatedLab lab;
  private HostChecks machine;

  @BeforeEach
  void openMachine() {
    lab = new EmulatedLab(root, new ManualTime());
    lab.writeMachine("exch1", MACHINE);
    machine = lab.open("exch1").hostChecks();
  }

  @Override
  protected HostChecks machine() {
    return machine;
  }

  @Override
  protected void writeRegistry(RegistryValueName name, String value) {
    registry.computeIfAbsent(name.key(), key -> new TreeMap<>()).put(name.name(), value);
    writeFaults();
  }

  @Override
  protected void installHotfix(String hotfix) {
    hotfixes.add(hotfix);
    writeFaults();
  }

  @Override
  protected void setSanPolicy(SanPolicy policy) {
    others.add("sanPolicy: " + policy);
    writeFaults();
  }

  @Override
  protected void leaveFilesToTheNextBoot() {
    others.add("pendingReboot: [Files are replaced at the next boot.]");
    writeFaults();
  }

  @Test
  void tellsInterfacesWithWhatIsTheDefaultWhenNothingIsSaid() {
    HostInterface found = value(machine.interfaces()).get(0);
    assertThat(found.netbios()).isEqualTo(HostInterface.Netbios.DEFAULT);
    assertThat(found.registersInDns()).isFalse();
  }

  @Test
  void comparesItsClockAndItsChannelWhenItBelongsToADomain() {
    // Given
    others.add("domain: {name: EXAMPLE, controller: dc1.example.test}");
    others.add("secureChannelError: 5");
    writeFaults();

    // Then
    assertThat(value(machine.clockSkew()).ahead().toMillis()).isEqualTo(40);
    SecureChannel channel = value(machine.secureChannel());
    assertThat(channel.status().code()).isEqualTo(5);
  }

  @Test
  void cannotReadWhatAFaultForbids() {
    others.add("unreadable: [sanPolicy, registry]");
    writeFaults();
    assertThat(machine.sanPolicy()).isInstanceOf(Reading.Unknown.class);
    assertThat(machine.registryValue(new RegistryValueName("HKLM\\SYSTEM\\X", "y")))
        .isInstanceOf(Reading.Unknown.class);
  }

  private void writeFaults() {
    StringBuilder yaml = new StringBuilder("host:\n");
    others.forEach(line -> yaml.append("  ").append(line).append('\n'));
    yaml.append("  hotfixes: ").append(hotfixes).append('\n');
    yaml.append("  registry:\n");
    registry.forEach(
        (key, values) -> {
          yaml.append("    '").append(key).append("':\n");
          values.forEach(
              (name, value) ->
                  yaml.append("      '%s': '%s'%n".formatted(name, Objects.toString(value))));
        });
    if (registry.isEmpty()) {
      yaml.append("    {}\n");
    }
    lab.writeFaults("exch1", yaml.toString());
  }
}
