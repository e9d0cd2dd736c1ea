package dev.handover.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.domain.Actor;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import java.nio.file.Path;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressSwitchTest {
  private static final FloatingAddress FIRST = new FloatingAddress("192.0.2.50");
  private static final FloatingAddress SECOND = new FloatingAddress("192.0.2.51");
  @TempDir Path folder;
  private AddressSwitch addresses;

  @BeforeEach
  void open() {
    addresses = new LeaseLab(folder).switches.addresses();
  }

  @Test
  void givesAGroupOneAddressAndNoMore() {
    addresses.add(FIRST, 24, fence("mail"));

    assertRefused(RefusalCode.GROUP_HAS_ADDRESS, () -> addresses.add(SECOND, 24, fence("mail")));
    assertThat(addresses.look(SECOND).isPresent()).isFalse();

    addresses.remove(FIRST, fence("mail"));
    assertThat(addresses.add(SECOND, 24, fence("mail")).isPresent()).isTrue();
  }

  @Test
  void doesNotGiveAGroupTheAddressOfAnother() {
    addresses.add(FIRST, 24, fence("mail"));

    assertRefused(RefusalCode.ADDRESS_IN_USE, () -> addresses.add(FIRST, 24, fence("files")));
    assertRefused(RefusalCode.ADDRESS_IN_USE, () -> addresses.remove(FIRST, fence("files")));
    assertThat(addresses.add(SECOND, 24, fence("files")).isPresent()).isTrue();
    assertThat(addresses.look(FIRST).isPresent()).isTrue();
  }

  @Test
  void removingWhatIsNotThereIsHarmless() {
    assertThat(addresses.remove(FIRST, fence("mail")).isPresent()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0,24", "127.0.0.1,8", "224.0.0.1,24", "255.255.255.255,24", "169.254.1.1,16",
    "192.0.2.0,24", "192.0.2.255,24", "192.0.2.51,30", "240.0.0.1,8", "0.1.2.3,8",
    "::,64", "::1,128", "ff02::1,64", "fe80::1,64"
  })
  void refusesWhatNamesNoSingleMachine(String address, int prefixLength) {
    assertRefused(
        RefusalCode.INVALID_REQUEST,
        () -> addresses.add(new FloatingAddress(address), prefixLength, fence("mail")));
  }

  @ParameterizedTest
  @CsvSource({"10.1.2.3,8", "192.0.2.0,31", "192.0.2.255,32", "192.0.3.0,23", "2001:db8::,64"})
  void addsWhatDoes(String address, int prefixLength) {
    FloatingAddress fit = new FloatingAddress(address);

    assertThat(addresses.add(fit, prefixLength, fence("mail")).isPresent()).isTrue();
  }

  private static Fence fence(String group) {
    return new Fence(
        new GroupName(group),
        new FencingEpoch(7),
        UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55"),
        new Actor("orchestrator", null));
  }

  private static void assertRefused(RefusalCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal().code()).isEqualTo(code));
  }
}
