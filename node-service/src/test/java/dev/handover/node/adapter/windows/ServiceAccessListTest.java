package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceAccessListTest {
  private static final String SID = "S-1-5-80-1-2-3-4-5";
  private static final String OTHERS =
      "D:(A;;CCLCSWRPWPDTLOCRRC;;;SY)(A;;CCLCSWLOCRRC;;;IU)(D;;WP;;;S-1-5-80-1-2-3-4-55)";

  @Test
  void addsAnEntryOnceAndLeavesTheOthers() {
    // When
    ServiceAccessList once = new ServiceAccessList(OTHERS).allowing("RP", SID);

    // Then
    assertThat(once.text()).isEqualTo(OTHERS + "(A;;RP;;;" + SID + ")");
    assertThat(once.allowing("RP", SID)).isEqualTo(once);
  }

  @Test
  void removesTheEntryThatItAddedAndNoneOfOneWhoseNumberOnlyBeginsLikeIt() {
    // Given
    ServiceAccessList list = new ServiceAccessList(OTHERS).allowing("RP", SID);

    // Then
    assertThat(list.without("RP", SID)).isEqualTo(new ServiceAccessList(OTHERS));
  }

  @Test
  void keepsWhatElseAnAccountWasGivenOrDenied() {
    // Given
    String own = "(D;;RP;;;" + SID + ")(A;;RPWP;;;" + SID + ")(A;CI;RP;;;" + SID + ")";
    ServiceAccessList before = new ServiceAccessList(OTHERS + own);

    // Then
    assertThat(before.without("RP", SID)).isEqualTo(before);
    assertThat(before.allowing("RP", SID).without("RP", SID)).isEqualTo(before);
  }

  @Test
  void doesNotReadListsWhoseEntriesItWouldTearApart() {
    assertThat(ServiceAccessList.parse(OTHERS)).contains(new ServiceAccessList(OTHERS));
    assertThat(ServiceAccessList.parse("D:NO_ACCESS_CONTROL")).isEmpty();
    assertThat(ServiceAccessList.parse("D:(XA;;RP;;;SY;(@User.Title==\"PM\"))")).isEmpty();
  }

  @Test
  void refusesWhatIsNotAList() {
    assertThatThrownBy(() -> new ServiceAccessList("O:SYD:(A;;RP;;;SY)"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void givesTheServiceItsDataAndNobodyElseAnything() {
    assertThat(FolderAccess.list(Optional.of(SID), "0x1301bf"))
        .isEqualTo("D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1301bf;;;" + SID + ")");
    assertThat(FolderAccess.list(Optional.empty(), "0x1301bf"))
        .isEqualTo("D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)");
  }

  /** TrustedInstaller's identifier is the same on every Windows. */
  @Test
  void computesTheIdentifierOfAServiceAsWindowsDoes() {
    assertThat(ServiceSid.of("TrustedInstaller"))
        .isEqualTo("S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464");
    assertThat(ServiceSid.of("trustedinstaller")).isEqualTo(ServiceSid.of("TRUSTEDINSTALLER"));
  }
}
