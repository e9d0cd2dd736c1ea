package dev.handover.node.adapter.windows.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.AddressChange;
import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.AddressesContract;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.WindowsError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the Windows adapter does with the calls of a network stack that behaves as Windows does. */
class WindowsAddressesTest extends AddressesContract {
  private static final FloatingAddress OWN = new FloatingAddress("192.0.2.11");
  private final ManualTime time = new ManualTime();
  private final FakeNetwork network = new FakeNetwork(time);
  private final FakeNetwork.FakeStack stack = network.machine("192.0.2.11");
  private final FakeNetwork.FakeStack partnersStack = network.machine("192.0.2.12");
  private final Addresses machine = new WindowsAddresses(stack, Optional.empty(), time);
  private final Addresses partner = new WindowsAddresses(partnersStack, Optional.empty(), time);

  @Override
  protected Addresses machine() {
    return machine;
  }

  @Override
  protected Addresses partner() {
    return partner;
  }

  @Test
  void asksTheNetworkFirstAndAnnouncesToTheRouterLast() {
    machine.add(FIRST, 24);

    assertThat(stack.asked).containsExactly("192.0.2.50", "192.0.2.1 from 192.0.2.50");
  }

  @Test
  void addsNothingWhenTheNetworkCannotBeAsked() {
    stack.cannotAsk = true;

    assertThat(machine.add(FIRST, 24)).isInstanceOf(AddressChange.Broken.class);
    assertThat(machine.query(FIRST).isPresent()).isFalse();
  }

  @Test
  void withdrawsWhenSomebodyElseAddsItAtTheSameMoment() {
    time.whileWaiting(() -> partnersStack.addUnasked(FIRST));

    assertThat(machine.add(FIRST, 24)).isEqualTo(new AddressChange.InUse(FIRST, null));
    assertThat(machine.query(FIRST).isPresent()).isFalse();
  }

  @Test
  void withdrawsWhenWindowsNeverEndsItsSearch() {
    stack.neverSettles = true;

    AddressChange change = machine.add(FIRST, 24);

    assertThat(change.refusal().orElseThrow().detail()).contains("is the cable in?");
    assertThat(machine.query(FIRST).isPresent()).isFalse();
  }

  @Test
  void goesOnWithAnAddressThatACrashLeftTentative() {
    stack.addUnasked(FIRST);

    assertThat(machine.add(FIRST, 24)).isEqualTo(new AddressChange.Done());
    assertThat(stack.asked).containsExactly("192.0.2.1 from 192.0.2.50");
  }

  @Test
  void doesNotTakeTheServersOwnAddressForAFloatingOne() {
    assertThat(machine.query(OWN).isPresent()).isTrue();
    assertThat(machine.add(OWN, 24).refusal().orElseThrow().detail())
        .contains("this server itself", "Public LAN");
    assertThat(machine.remove(OWN)).isInstanceOf(AddressChange.InUse.class);
    assertThat(machine.query(OWN).isPresent()).isTrue();
  }

  @Test
  void doesNotAddAnAddressThatBelongsOnNoInterface() {
    AddressChange change = machine.add(new FloatingAddress("198.51.100.7"), 24);

    assertThat(change.refusal().orElseThrow().code()).isEqualTo(RefusalCode.NO_INTERFACE);
    assertThat(change.refusal().orElseThrow().cure()).contains("handover.node.address.interface");
    assertThat(stack.asked).isEmpty();
  }

  @Test
  void doesNotAddToAnInterfaceThatIsNotThere() {
    stack.interfaces = List.of();

    assertThat(machine.add(FIRST, 24)).isInstanceOf(AddressChange.NoInterface.class);
  }

  @Test
  void addsToTheConfiguredInterface() {
    Addresses configured = new WindowsAddresses(stack, Optional.of("public lan"), time);

    assertThat(configured.add(new FloatingAddress("198.51.100.7"), 24))
        .isEqualTo(new AddressChange.Done());
  }

  @Test
  void tellsWhyWindowsRefused() {
    stack.addFails = Optional.of(WindowsError.ACCESS_DENIED);

    assertThat(machine.add(FIRST, 24).refusal().orElseThrow().detail())
        .contains("Windows error 5", "access is denied");
  }
}
