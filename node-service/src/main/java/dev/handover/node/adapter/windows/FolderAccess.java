package dev.handover.node.adapter.windows;

import dev.handover.node.adapter.install.Host;
import dev.handover.node.adapter.install.InstallFault;
import dev.handover.node.adapter.install.Layout;
import dev.handover.node.adapter.install.Registration;
import dev.handover.node.domain.WindowsError;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who may read and write the files of an installation: administrators and the system everything,
 * the service reads all of it and writes its data and logs, nobody else sees the key and the
 * tokens.
 */
final class FolderAccess implements Host.Extra {
  private static final String READ = "0x1200a9";
  private static final String MODIFY = "0x1301bf";

  @Override
  public String name() {
    return "rights on the folder";
  }

  @Override
  public String put(Registration registration) {
    Layout layout = registration.layout();
    Optional<String> service = Accounts.sid(registration);
    protect(layout.folder(), list(service, READ));
    protect(layout.data(), list(service, MODIFY));
    protect(layout.logs(), list(service, MODIFY));
    return "administrators, the system and " + registration.account();
  }

  @Override
  public String remove(Registration registration) {
    return "go with the folder";
  }

  /** Allow entries that folders and files below inherit. */
  static String list(Optional<String> service, String right) {
    String always = "D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
    return service.map(sid -> always + "(A;OICI;" + right + ";;;" + sid + ")").orElse(always);
  }

  private static void protect(Path folder, String list) {
    WindowsError error =
        SecurityDescriptor.protect(folder.toString(), SecurityDescriptor.FILE, list);
    if (!error.isNone()) {
      throw InstallFault.failed("rights on %s cannot be set: %s".formatted(folder, error.text()));
    }
  }
}
