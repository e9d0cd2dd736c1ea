package dev.handover.node.adapter.windows;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.ptr.IntByReference;
import dev.handover.node.domain.Machine;
import dev.handover.node.domain.WindowsError;
import java.util.UUID;

/**
 * This Windows machine. Its boot id lies in a volatile registry key, which Windows itself drops
 * when it shuts down or loses power, so that the id changes with every boot and with nothing else.
 */
public final class WindowsMachine implements Machine {
  private static final String KEY = "SOFTWARE\\Handover\\Boot";
  private static final String VALUE = "BootId";

  private final String bootId;

  /**
   * Reads the boot id, or writes it when this is the first start since the boot.
   *
   * @param fresh the id to use in that case
   */
  public WindowsMachine(UUID fresh) {
    createVolatileKey();
    if (!Advapi32Util.registryValueExists(WinReg.HKEY_LOCAL_MACHINE, KEY, VALUE)) {
      Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, KEY, VALUE, fresh.toString());
    }
    bootId = Advapi32Util.registryGetStringValue(WinReg.HKEY_LOCAL_MACHINE, KEY, VALUE);
  }

  @Override
  public String bootId() {
    return bootId;
  }

  private static void createVolatileKey() {
    Advapi32Util.registryCreateKey(WinReg.HKEY_LOCAL_MACHINE, "SOFTWARE\\Handover");
    WinReg.HKEYByReference key = new WinReg.HKEYByReference();
    int error =
        Advapi32.INSTANCE.RegCreateKeyEx(
            WinReg.HKEY_LOCAL_MACHINE,
            KEY,
            0,
            null,
            WinNT.REG_OPTION_VOLATILE,
            WinNT.KEY_READ | WinNT.KEY_WRITE,
            null,
            key,
            new IntByReference());
    if (error != 0) {
      throw new IllegalStateException(
          "cannot open HKLM\\"
              + KEY
              + " ("
              + new WindowsError(error).text()
              + "); run this service as LocalSystem");
    }
    Advapi32.INSTANCE.RegCloseKey(key.getValue());
  }
}
