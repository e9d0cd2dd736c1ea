package dev.handover.node.adapter.windows.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.adapter.ThreadWaiting;
import dev.handover.node.domain.AddressChange;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.InterfaceChoice;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The Windows adapter against iphlpapi. Needs Windows and an IPv4 address on an interface with a
 * default route; {@code WindowsAddressesIT} runs it on a Windows JVM under Wine, where iphlpapi
 * reads the network of the Linux below.
 *
 * <p>Left out, because Wine 8's iphlpapi does not have CreateUnicastIpAddressEntry,
 * DeleteUnicastIpAddressEntry and ResolveIpNetEntry2: adding and removing an address, the question
 * who has it, Windows' own search for a duplicate. {@link WindowsAddressesTest} covers the
 * decisions with a network stack that behaves as Windows does; on real Windows the hand checklist
 * in docs/windows-coverage.md covers the calls.
 */
public class WindowsAddressesChecks {
  private static final FloatingAddress LOOPBACK = new FloatingAddress("127.0.0.1");
  private final WindowsNetworkStack stack = new WindowsNetworkStack();
  private final WindowsAddresses addresses =
      new WindowsAddresses(stack, Optional.empty(), new ThreadWaiting());

  @Test
  void readsEveryAddressThatJavaSeesAndNoOther() throws SocketException {
    List<String> seen =
        Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
            .flatMap(one -> Collections.list(one.getInetAddresses()).stream())
            .map(InetAddress::getHostAddress)
            .map(text -> text.replaceFirst("%.*", ""))
            .toList();

    assertThat(stack.addresses())
        .extracting(one -> one.address().value())
        .containsExactlyInAnyOrderElementsOf(seen);
  }

  @Test
  void readsPrefixLengthsAndThatNothingIsSearchedFor() {
    UnicastAddress loopback =
        stack.addresses().stream()
            .filter(one -> one.address().equals(LOOPBACK))
            .findFirst()
            .orElseThrow();

    assertThat(loopback.prefixLength()).isEqualTo(8);
    assertThat(loopback.hidden()).isFalse();
    assertThat(loopback.duplicate()).isEqualTo(UnicastAddress.Duplicate.PREFERRED);
  }

  @Test
  void namesInterfacesAndKnowsWhichLeadOutOfTheMachine() {
    assertThat(stack.interfaces())
        .allSatisfy(one -> assertThat(one.name()).isNotBlank())
        .allSatisfy(
            one -> assertThat(one.guid()).matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}"));
    assertThat(stack.interfaces().stream().filter(one -> one.usable()))
        .isNotEmpty()
        .allSatisfy(
            one ->
                assertThat(one.networks())
                    .noneMatch(network -> network.address().equals(LOOPBACK)));
  }

  @Test
  void findsTheInterfaceOfANetworkByTheServersOwnAddress() {
    UnicastAddress own = own();

    InterfaceChoice choice =
        InterfaceChoice.of(stack.interfaces(), own.address(), Optional.empty());

    assertThat(choice)
        .isInstanceOfSatisfying(
            InterfaceChoice.Chosen.class,
            chosen -> assertThat(chosen.found().id()).isEqualTo(own.interfaceId()));
  }

  @Test
  void findsTheRouter() {
    Optional<FloatingAddress> router = stack.router(own().interfaceId(), false);

    assertThat(router).hasValueSatisfying(found -> assertThat(found.isV6()).isFalse());
  }

  @Test
  void tellsWhereAnAddressIsAndThatAnotherIsNot() {
    assertThat(addresses.query(own().address()).binding())
        .hasValueSatisfying(binding -> assertThat(binding.interfaceName()).isNotBlank());
    assertThat(addresses.query(new FloatingAddress("203.0.113.99")).isPresent()).isFalse();
  }

  @Test
  void neitherTakesNorRemovesTheServersOwnAddress() {
    FloatingAddress own = own().address();

    assertThat(addresses.add(own, 24)).isInstanceOf(AddressChange.InUse.class);
    assertThat(addresses.remove(own)).isInstanceOf(AddressChange.InUse.class);
    assertThat(addresses.query(own).isPresent()).isTrue();
  }

  @Test
  void removingWhatIsNotThereIsHarmless() {
    assertThat(addresses.remove(new FloatingAddress("203.0.113.99")))
        .isEqualTo(new AddressChange.Done());
  }

  @Test
  void refusesAnAddressOfNoNetworkHere() {
    assertThat(addresses.add(new FloatingAddress("203.0.113.99"), 24))
        .isInstanceOf(AddressChange.NoInterface.class);
  }

  private UnicastAddress own() {
    List<Long> usable =
        stack.interfaces().stream().filter(one -> one.usable()).map(one -> one.id()).toList();
    return stack.addresses().stream()
        .filter(one -> !one.address().isV6() && usable.contains(one.interfaceId()))
        .filter(one -> stack.router(one.interfaceId(), false).isPresent())
        .findFirst()
        .orElseThrow();
  }
}
