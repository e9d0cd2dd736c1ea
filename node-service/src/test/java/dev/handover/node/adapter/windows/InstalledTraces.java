package dev.handover.node.adapter.windows;

import static com.sun.jna.platform.win32.WinReg.HKEY_LOCAL_MACHINE;

import com.sun.jna.platform.win32.Advapi32Util;
import dev.handover.node.domain.ServiceName;
import java.util.List;

/** Prints what Windows still keeps of an installation; run on the Windows side. */
final class InstalledTraces {
  private InstalledTraces() {}

  public static void main(String[] arguments) {
    String service = arguments[0];
    System.out.println(
        "service " + new WindowsServiceControlManager().query(new ServiceName(service)).state());
    List.of(
            "SYSTEM\\CurrentControlSet\\Services\\" + service,
            "SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\Handover",
            "SOFTWARE\\WOW6432Node\\Apache Software Foundation",
            "SOFTWARE\\Handover")
        .stream()
        .filter(key -> Advapi32Util.registryKeyExists(HKEY_LOCAL_MACHINE, key))
        .forEach(key -> System.out.println("key " + key));
  }
}
