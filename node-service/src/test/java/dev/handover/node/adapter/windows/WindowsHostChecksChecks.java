package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;
import dev.handover.node.domain.HostChecks;
import dev.handover.node.domain.HostChecksContract;
import dev.handover.node.domain.HostInterface;
import dev.handover.node.domain.RegistryValueName;
import dev.handover.node.domain.SanPolicy;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The facts of a Windows machine; {@link WindowsHostChecksIT} runs it on a Windows JVM under Wine.
 *
 * <p>Left out here, because Wine is a member of no domain and lacks the calls (NetRemoteTOD,
 * I_NetLogonControl2, DsGetDcName): clock and secure channel of a member. Wine's interfaces have no
 * metrics and no Linkage key of their own: their order is only shown to be read.
 */
class WindowsHostChecksChecks extends HostChecksContract {
  private static final String CONTROL = "SYSTEM\\CurrentControlSet\\Control\\";
  private static final String TCPIP = "SYSTEM\\CurrentControlSet\\Services\\Tcpip\\";
  private static final String NETBT =
      "SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters\\Interfaces\\Tcpip_";
  private static final String CURRENT = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
  private static final String UPDATES = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\";
  private static final String PACKAGES = UPDATES + "Component Based Servicing\\Packages\\";

  private final WindowsHostChecks machine = new WindowsHostChecks(Clock.systemUTC());

  @Override
  protected HostChecks machine() {
    return machine;
  }

  @Override
  protected void writeRegistry(RegistryValueName name, String value) {
    create(name.path());
    Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, name.path(), name.name(), value);
  }

  @Override
  protected void installHotfix(String hotfix) {
    setNumber(CURRENT + "\\HotFix\\" + hotfix, "Installed", 1);
  }

  @Override
  protected void setSanPolicy(SanPolicy policy) {
    int value =
        switch (policy) {
          case ONLINE_ALL -> 1;
          case OFFLINE_SHARED -> 2;
          case OFFLINE_ALL -> 3;
          case OFFLINE_INTERNAL -> 4;
        };
    setNumber("SYSTEM\\CurrentControlSet\\Services\\partmgr\\Parameters", "SanPolicy", value);
  }

  @Override
  protected void leaveFilesToTheNextBoot() {
    strings(
        CONTROL + "Session Manager",
        "PendingFileRenameOperations",
        "\\??\\C:\\new",
        "\\??\\C:\\old");
  }

  @AfterEach
  void replaceFilesNow() {
    if (Advapi32Util.registryValueExists(
        WinReg.HKEY_LOCAL_MACHINE, CONTROL + "Session Manager", "PendingFileRenameOperations")) {
      Advapi32Util.registryDeleteValue(
          WinReg.HKEY_LOCAL_MACHINE, CONTROL + "Session Manager", "PendingFileRenameOperations");
    }
  }

  @Test
  void countsAPackageOnlyWhileItIsInstalled() {
    // Given
    setNumber(
        PACKAGES + "Package_for_KB4012216~31bf3856ad364e35~amd64~~6.3.1.0", "CurrentState", 112);
    setNumber(
        PACKAGES + "Package_for_KB4012213~31bf3856ad364e35~amd64~~6.3.1.0", "CurrentState", 80);

    // Then
    assertThat(value(machine.hotfixesAmong(Set.of("KB4012216", "KB4012213"))))
        .containsExactly("KB4012216");
  }

  @Test
  void writesEveryTypeOfValueAsText() {
    String key = "SOFTWARE\\HoCheck";
    setNumber(key, "dword", -1);
    strings(key, "strings", "one", "two");
    Advapi32Util.registrySetBinaryValue(
        WinReg.HKEY_LOCAL_MACHINE, key, "binary", new byte[] {0, (byte) 0xAB});

    assertThat(read(key, "dword")).isEqualTo("4294967295");
    assertThat(read(key, "strings")).isEqualTo("one, two");
    assertThat(read(key, "binary")).isEqualTo("00ab");
  }

  @Test
  void tellsWhenTheComputerIsToBeRenamed() {
    // Given
    String key = CONTROL + "ComputerName\\ComputerName";
    String name =
        Advapi32Util.registryGetStringValue(WinReg.HKEY_LOCAL_MACHINE, key, "ComputerName");

    // When
    Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, key, "ComputerName", "NEWNAME");

    // Then
    assertThat(value(machine.pendingReboot())).anyMatch(reason -> reason.contains("NEWNAME"));
    Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, key, "ComputerName", name);
  }

  @Test
  void tellsAnUpdateThatWaitsForAReboot() {
    create(UPDATES + "WindowsUpdate\\Auto Update\\RebootRequired");
    assertThat(value(machine.pendingReboot())).contains("Windows Update waits for a reboot.");
    Advapi32Util.registryDeleteKey(
        WinReg.HKEY_LOCAL_MACHINE, UPDATES + "WindowsUpdate\\Auto Update", "RebootRequired");
  }

  @Test
  void tellsRegistrationInDnsAndNetbiosOfAnInterface() {
    // Given
    HostInterface before = value(machine.interfaces()).get(0);
    assertThat(before.registersInDns()).isTrue();
    assertThat(before.netbios()).isEqualTo(HostInterface.Netbios.DEFAULT);

    // When: Wine numbers its interfaces in the first part of their id
    for (int number = 1; number < 32; number++) {
      String id = "{%08X-0000-0000-0000-4E6574446576}".formatted(number);
      setNumber(TCPIP + "Parameters\\Interfaces\\" + id, "RegistrationEnabled", 0);
      setNumber(NETBT + id, "NetbiosOptions", 2);
    }

    // Then
    HostInterface after = value(machine.interfaces()).get(0);
    assertThat(after.registersInDns()).isFalse();
    assertThat(after.netbios()).isEqualTo(HostInterface.Netbios.DISABLED);
  }

  private String read(String key, String name) {
    return value(machine.registryValue(new RegistryValueName("HKLM\\" + key, name)));
  }

  private static void create(String key) {
    Advapi32Util.registryCreateKey(WinReg.HKEY_LOCAL_MACHINE, key);
  }

  private static void setNumber(String key, String name, int value) {
    create(key);
    Advapi32Util.registrySetIntValue(WinReg.HKEY_LOCAL_MACHINE, key, name, value);
  }

  private static void strings(String key, String name, String... values) {
    create(key);
    Advapi32Util.registrySetStringArray(WinReg.HKEY_LOCAL_MACHINE, key, name, values);
  }
}
