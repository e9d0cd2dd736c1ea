package dev.handover.node.adapter.windows;

import static com.sun.jna.platform.win32.WinReg.HKEY_LOCAL_MACHINE;

import com.sun.jna.platform.win32.Advapi32Util;
import dev.handover.node.adapter.install.Host;
import dev.handover.node.adapter.install.InstallFault;
import dev.handover.node.adapter.install.Registration;
import dev.handover.node.domain.WindowsError;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The registry key below which the service keeps the id of the current boot ({@link
 * WindowsMachine}): made here, because only an administrator may, and shared by all nodes of the
 * machine.
 */
final class BootKey implements Host.Extra {
  private static final String KEY = "SOFTWARE\\Handover";

  private static final String LIST = "D:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KR;;;BU)";

  /** Read, set values, make keys; not delete. */
  private static final String WRITE = "0x2001f";

  @Override
  public String name() {
    return "boot id";
  }

  @Override
  public String put(Registration registration) {
    if (!Advapi32Util.registryKeyExists(HKEY_LOCAL_MACHINE, KEY)) {
      Advapi32Util.registryCreateKey(HKEY_LOCAL_MACHINE, KEY);
    }
    Stream<String> others = ProcrunKey.ours().stream().map(ServiceSid::of);
    String rights =
        Stream.concat(Accounts.sid(registration).stream(), others)
            .distinct()
            .map(sid -> "(A;CI;%s;;;%s)".formatted(WRITE, sid))
            .collect(Collectors.joining());
    WindowsError error =
        SecurityDescriptor.protect(
            "MACHINE\\" + KEY, SecurityDescriptor.REGISTRY_KEY, LIST + rights);
    if (!error.isNone()) {
      throw InstallFault.failed(
          "rights on HKLM\\%s cannot be set: %s".formatted(KEY, error.text()));
    }
    return "HKLM\\" + KEY;
  }

  @Override
  public String remove(Registration registration) {
    if (ProcrunKey.othersThan(registration.service())) {
      return "kept, another node-service is installed here";
    }
    ProcrunKey.deleteTree(KEY);
    return "removed";
  }
}
