package dev.handover.node.adapter.windows.storage;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinReg;
import dev.handover.node.domain.SanPolicy;
import java.util.Optional;

/** The SAN policy, where the partition manager itself reads it. */
final class PartitionManagerPolicy {
  private static final String KEY = "SYSTEM\\CurrentControlSet\\Services\\partmgr\\Parameters";
  private static final String VALUE = "SanPolicy";

  private PartitionManagerPolicy() {}

  /** The policy, unless none is written there: the default then depends on the edition. */
  static Optional<SanPolicy> read() {
    try {
      if (!Advapi32Util.registryValueExists(WinReg.HKEY_LOCAL_MACHINE, KEY, VALUE)) {
        return Optional.empty();
      }
      int number = Advapi32Util.registryGetIntValue(WinReg.HKEY_LOCAL_MACHINE, KEY, VALUE);
      SanPolicy[] policies = SanPolicy.values();
      return number >= 1 && number <= policies.length
          ? Optional.of(policies[number - 1])
          : Optional.empty();
    } catch (Win32Exception e) {
      // It is shown to people and decides nothing.
      return Optional.empty();
    }
  }
}
