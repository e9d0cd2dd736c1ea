package dev.handover.node.adapter.windows;

import static com.sun.jna.platform.win32.WinReg.HKEY_LOCAL_MACHINE;

import com.sun.jna.platform.win32.Advapi32Util;
import dev.handover.node.adapter.install.Host;
import dev.handover.node.adapter.install.Registration;
import dev.handover.node.domain.EventLog;

/**
 * Makes our name a source of the Application log. The texts come from EventCreate.exe, which every
 * Windows has and whose messages 1 to 1000 are nothing but their first insertion string.
 */
final class EventSource implements Host.Extra {
  private static final String LOG = "SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\";
  private static final String MESSAGES = "%SystemRoot%\\System32\\EventCreate.exe";

  /** EVENTLOG_ERROR_TYPE, EVENTLOG_WARNING_TYPE and EVENTLOG_INFORMATION_TYPE. */
  private static final int ERROR_WARNING_INFORMATION = 7;

  @Override
  public String name() {
    return "event source";
  }

  @Override
  public String put(Registration registration) {
    String key = LOG + EventLog.SOURCE;
    if (!Advapi32Util.registryKeyExists(HKEY_LOCAL_MACHINE, key)) {
      Advapi32Util.registryCreateKey(HKEY_LOCAL_MACHINE, key);
    }
    Advapi32Util.registrySetExpandableStringValue(
        HKEY_LOCAL_MACHINE, key, "EventMessageFile", MESSAGES);
    Advapi32Util.registrySetIntValue(
        HKEY_LOCAL_MACHINE, key, "TypesSupported", ERROR_WARNING_INFORMATION);
    return EventLog.SOURCE + " in the Application log";
  }

  @Override
  public String remove(Registration registration) {
    if (ProcrunKey.othersThan(registration.service())) {
      return "kept, another node-service is installed here";
    }
    ProcrunKey.deleteTree(LOG + EventLog.SOURCE);
    return "removed";
  }
}
