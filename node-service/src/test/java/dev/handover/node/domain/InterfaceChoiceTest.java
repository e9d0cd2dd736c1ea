package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterfaceChoiceTest {
  private static final FloatingAddress ADDRESS = new FloatingAddress("192.0.2.50");
  private static final String GUID = "0A0B0C0D-0000-0000-0000-000000000001";
  private static final NetworkInterface LAN =
      new NetworkInterface(1, "Public LAN", GUID, true, List.of(subnet("192.0.2.11", 24)));
  private static final NetworkInterface CABLE =
      new NetworkInterface(2, "Interconnect", "X", true, List.of(subnet("10.0.0.1", 8)));

  @Test
  void takesTheOneThatHasTheNetwork() {
    assertThat(choice(List.of(CABLE, LAN), null)).isEqualTo(new InterfaceChoice.Chosen(LAN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Public LAN",
        "public lan",
        "0a0b0c0d-0000-0000-0000-000000000001",
        "{0A0B0C0D-0000-0000-0000-000000000001}"
      })
  void takesTheConfiguredOneByNameOrGuid(String setting) {
    assertThat(choice(List.of(CABLE, LAN), setting)).isEqualTo(new InterfaceChoice.Chosen(LAN));
  }

  @Test
  void takesTheConfiguredOneAlsoForAForeignNetwork() {
    assertThat(choice(List.of(CABLE, LAN), "Interconnect"))
        .isEqualTo(new InterfaceChoice.Chosen(CABLE));
  }

  @Test
  void neverGuesses() {
    NetworkInterface twin =
        new NetworkInterface(3, "Team", "Y", true, List.of(subnet("192.0.2.12", 25)));

    assertThat(choice(List.of(LAN, twin), null))
        .isEqualTo(
            new InterfaceChoice.Unclear(
                "more than one interface has a network with 192.0.2.50: Public LAN, Team"));
    assertThat(choice(List.of(CABLE), null))
        .isEqualTo(new InterfaceChoice.Unclear("no interface has a network with 192.0.2.50"));
    assertThat(choice(List.of(CABLE), "LAN"))
        .isEqualTo(new InterfaceChoice.Unclear("no interface is called 'LAN'"));
  }

  @Test
  void doesNotTakeOneThatIsDown() {
    NetworkInterface down =
        new NetworkInterface(1, "Public LAN", GUID, false, List.of(subnet("192.0.2.11", 24)));

    assertThat(choice(List.of(down), null)).isInstanceOf(InterfaceChoice.Unclear.class);
    assertThat(choice(List.of(down), "Public LAN"))
        .isEqualTo(new InterfaceChoice.Unclear("interface 'Public LAN' is not up"));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.11,24,192.0.2.255,true", "192.0.2.11,24,192.0.3.1,false",
    "192.0.2.129,25,192.0.2.50,false", "255.255.255.0,31,255.255.255.1,true",
    "10.0.0.1,32,10.0.0.1,true", "10.0.0.1,32,10.0.0.2,false",
    "2001:db8::1,64,2001:db8::50,true", "2001:db8::1,64,2001:db8:0:1::50,false",
    "2001:db8::1,64,192.0.2.50,false"
  })
  void knowsWhatLiesInANetwork(String network, int prefixLength, String address, boolean inside) {
    assertThat(subnet(network, prefixLength).contains(new FloatingAddress(address)))
        .isEqualTo(inside);
  }

  @Test
  void refusesAPrefixLengthThatIsNone() {
    assertThatThrownBy(() -> subnet("192.0.2.1", 33)).hasMessageContaining("33");
    assertThat(subnet("2001:db8::1", 33)).hasToString("2001:db8:0:0:0:0:0:1/33");
  }

  private static InterfaceChoice choice(
      List<NetworkInterface> all, @org.jspecify.annotations.Nullable String setting) {
    return InterfaceChoice.of(all, ADDRESS, Optional.ofNullable(setting));
  }

  private static Subnet subnet(String address, int prefixLength) {
    return new Subnet(new FloatingAddress(address), prefixLength);
  }
}
