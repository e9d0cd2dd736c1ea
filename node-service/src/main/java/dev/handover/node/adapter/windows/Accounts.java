package dev.handover.node.adapter.windows;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import dev.handover.node.adapter.install.InstallFault;
import dev.handover.node.adapter.install.Registration;
import dev.handover.node.domain.WindowsError;
import java.util.Optional;

/** Which security identifier the service runs under. */
final class Accounts {
  private static final String LOCAL_SYSTEM = "LocalSystem";

  private Accounts() {}

  /** Empty for LocalSystem, which may do everything and needs no right given. */
  static Optional<String> sid(Registration registration) {
    String account = registration.account();
    if (account.equalsIgnoreCase(LOCAL_SYSTEM)) {
      return Optional.empty();
    }
    if (account.equalsIgnoreCase(Registration.virtualAccount(registration.service()))) {
      return Optional.of(ServiceSid.of(registration.service().value()));
    }
    String local = account.startsWith(".\\") ? account.substring(2) : account;
    try {
      return Optional.of(Advapi32Util.getAccountByName(local).sidString);
    } catch (Win32Exception e) {
      throw InstallFault.failed(
          "account %s cannot be found (%s)"
              .formatted(account, new WindowsError(e.getErrorCode()).text()));
    }
  }
}
