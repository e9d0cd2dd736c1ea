package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every {@link Addresses} promises, seen from a machine and its partner on one network. */
public abstract class AddressesContract {
  protected static final FloatingAddress FIRST = new FloatingAddress("192.0.2.50");
  protected static final FloatingAddress SECOND = new FloatingAddress("192.0.2.51");
  protected static final FloatingAddress V6 = new FloatingAddress("2001:db8::50");

  /** The machine under test; the same one at each call. */
  protected abstract Addresses machine();

  /** Another machine on the same network; the same one at each call. */
  protected abstract Addresses partner();

  @Test
  void hasNoneAtFirst() {
    assertThat(machine().query(FIRST)).isEqualTo(absent(FIRST));
  }

  @Test
  void addsAnAddressAndSaysWhereItIs() {
    assertThat(machine().add(FIRST, 24)).isEqualTo(new AddressChange.Done());

    AddressStatus status = machine().query(FIRST);
    assertThat(status.isPresent()).isTrue();
    assertThat(status.binding().orElseThrow().interfaceName()).isNotBlank();
    assertThat(status.binding().orElseThrow().prefixLength()).isIn(0, 24);
    assertThat(partner().query(FIRST).isPresent()).isFalse();
  }

  @Test
  void addingTwiceIsHarmless() {
    machine().add(FIRST, 24);

    assertThat(machine().add(FIRST, 24)).isEqualTo(new AddressChange.Done());
    assertThat(machine().query(FIRST).isPresent()).isTrue();
  }

  @Test
  void removesAnAddress() {
    machine().add(FIRST, 24);

    assertThat(machine().remove(FIRST)).isEqualTo(new AddressChange.Done());
    assertThat(machine().query(FIRST)).isEqualTo(absent(FIRST));
  }

  @Test
  void removingWhatIsNotThereIsHarmless() {
    assertThat(machine().remove(FIRST)).isEqualTo(new AddressChange.Done());
    machine().add(FIRST, 24);
    machine().remove(FIRST);
    assertThat(machine().remove(FIRST)).isEqualTo(new AddressChange.Done());
  }

  @Test
  void doesNotAddWhatAnotherMachineHas() {
    partner().add(FIRST, 24);

    AddressChange change = machine().add(FIRST, 24);

    assertThat(change).isInstanceOf(AddressChange.InUse.class);
    assertThat(change.refusal().orElseThrow().code()).isEqualTo(RefusalCode.ADDRESS_IN_USE);
    assertThat(machine().query(FIRST).isPresent()).isFalse();
    assertThat(partner().query(FIRST).isPresent()).isTrue();
  }

  @Test
  void addsWhatAnotherMachineHasLetGo() {
    partner().add(FIRST, 24);
    machine().add(FIRST, 24);
    partner().remove(FIRST);

    assertThat(machine().add(FIRST, 24)).isEqualTo(new AddressChange.Done());
    assertThat(partner().add(FIRST, 24)).isInstanceOf(AddressChange.InUse.class);
  }

  @Test
  void removingOneLeavesTheOthers() {
    machine().add(FIRST, 24);
    machine().add(SECOND, 24);

    machine().remove(FIRST);

    assertThat(machine().query(FIRST).isPresent()).isFalse();
    assertThat(machine().query(SECOND).isPresent()).isTrue();
  }

  @Test
  void removingHereLeavesThePartners() {
    partner().add(FIRST, 24);

    assertThat(machine().remove(FIRST)).isEqualTo(new AddressChange.Done());
    assertThat(partner().query(FIRST).isPresent()).isTrue();
  }

  @Test
  void knowsAnIpv6AddressByAnySpelling() {
    assertThat(machine().add(V6, 64)).isEqualTo(new AddressChange.Done());

    FloatingAddress spelt = new FloatingAddress("2001:0DB8:0:0::0050");
    assertThat(machine().query(spelt).isPresent()).isTrue();
    assertThat(machine().remove(spelt)).isEqualTo(new AddressChange.Done());
    assertThat(machine().query(V6).isPresent()).isFalse();
  }

  private static AddressStatus absent(FloatingAddress address) {
    return new AddressStatus(address, java.util.Optional.empty());
  }
}
