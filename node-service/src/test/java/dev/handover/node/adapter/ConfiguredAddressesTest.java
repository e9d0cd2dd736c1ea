package dev.handover.node.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.adapter.command.CommandAddresses;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings of floating addresses, as they stand in a properties file. */
class ConfiguredAddressesTest {
  private static final String TOOL = "handover.node.address.command.";

  @Test
  void leavesAddressesToWindowsByDefault() {
    AddressConfig address = read(Map.of());

    assertThat(address.adapter()).isEqualTo(AddressConfig.Kind.WINDOWS);
    assertThat(address.interfaceName()).isEmpty();
    assertThat(read(Map.of("handover.node.address.interface", "Public LAN")).interfaceName())
        .contains("Public LAN");
  }

  @Test
  void readsAWindowsPathOneArgumentAtATime() {
    AddressConfig address =
        read(
            Map.of(
                TOOL + "status[0]", "C:\\vendor\\addr.exe",
                TOOL + "status[1]", "{address}",
                TOOL + "in-use-codes", "5,6"));

    assertThat(address.command().status()).contains(List.of("C:\\vendor\\addr.exe", "{address}"));
    assertThat(address.command().inUseCodes()).contains(List.of(5, 6));
  }

  @Test
  void makesTheToolsAdapter() {
    AddressConfig address =
        read(
            Map.of(
                TOOL + "status", "addr,{address}",
                TOOL + "add", "addr,{address}/{prefix-length},{node}",
                TOOL + "remove", "addr,{address}"));

    assertThat(ConfiguredAddresses.command("exch1", address.command()))
        .isInstanceOf(CommandAddresses.class);
  }

  @Test
  void namesTheSettingThatIsWrong() {
    AddressConfig missing = read(Map.of(TOOL + "status", "addr"));
    AddressConfig unknown = read(Map.of(TOOL + "status", "addr,{adress}"));

    assertThatThrownBy(() -> ConfiguredAddresses.command("exch1", missing.command()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(TOOL + "add needs a program");
    assertThatThrownBy(() -> ConfiguredAddresses.command("exch1", unknown.command()))
        .hasMessageContaining(TOOL + "status knows no {adress}");
  }

  private static AddressConfig read(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("handover.node.name", "exch1");
    return new SmallRyeConfigBuilder()
        .withMapping(NodeConfig.class)
        .withSources(new PropertiesConfigSource(all, "settings", 100))
        .build()
        .getConfigMapping(NodeConfig.class)
        .node()
        .address();
  }
}
