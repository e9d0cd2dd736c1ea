package dev.handover.node.adapter.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import dev.handover.node.adapter.install.Host;
import dev.handover.node.adapter.install.InstallFault;
import dev.handover.node.adapter.install.Registration;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.WindowsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets the service's account start and stop the services of its group, and no others, without being
 * an administrator.
 *
 * <p>The right to change a service's configuration is not among them: it would let the account put
 * any program in the place of one that runs as the system. So start types are changed by an
 * administrator, or by a node that is one.
 */
final class ServiceRights implements Host.Extra {
  /** Query configuration and status, dependents, start, stop, interrogate, read this very list. */
  static final String CONTROL = "CCLCSWRPWPLORC";

  private static final int DACL = 4;
  private static final int REVISION = 1;

  private final WindowsServiceControlManager services;
  private final List<ServiceName> controls;

  ServiceRights(WindowsServiceControlManager services, List<ServiceName> controls) {
    this.services = services;
    this.controls = controls;
  }

  interface ObjectSecurity extends StdCallLibrary {
    ObjectSecurity INSTANCE =
        Native.load("advapi32", ObjectSecurity.class, W32APIOptions.DEFAULT_OPTIONS);

    boolean QueryServiceObjectSecurity(
        SC_HANDLE service, int kind, @Nullable Pointer buffer, int size, IntByReference needed);

    boolean SetServiceObjectSecurity(SC_HANDLE service, int kind, Pointer descriptor);

    boolean ConvertSecurityDescriptorToStringSecurityDescriptor(
        Pointer descriptor,
        int revision,
        int kind,
        PointerByReference text,
        @Nullable IntByReference length);
  }

  @Override
  public String name() {
    return "rights on services";
  }

  @Override
  public String put(Registration registration) {
    Optional<String> sid = Accounts.sid(registration);
    if (sid.isEmpty()) {
      return "all, as the system";
    }
    List<String> told = new ArrayList<>();
    for (ServiceName service : controls) {
      change(service, list -> list.allowing(CONTROL, sid.get()))
          .ifPresentOrElse(
              error -> {
                throw InstallFault.failed(
                    "rights on service %s cannot be set: %s".formatted(service, error.text()));
              },
              () -> told.add(service.value()));
    }
    return told.isEmpty() ? "none given" : "start and stop " + String.join(", ", told);
  }

  @Override
  public String remove(Registration registration) {
    Optional<String> sid = Accounts.sid(registration);
    if (sid.isEmpty()) {
      return "none to take back";
    }
    List<String> left = new ArrayList<>();
    for (ServiceStatus service : services.list()) {
      change(service.name(), list -> list.without(sid.get()))
          .ifPresent(error -> left.add(service.name() + " (" + error.text() + ")"));
    }
    return left.isEmpty()
        ? "taken back"
        : "not readable, so left alone: " + String.join(", ", left);
  }

  /** Replaces a service's list when the change makes a difference; the error, when it fails. */
  private static Optional<WindowsError> change(
      ServiceName name, UnaryOperator<ServiceAccessList> change) {
    int access = WinNT.READ_CONTROL | WinNT.WRITE_DAC;
    try (ServiceHandle service = ServiceHandle.ofService(name.value(), access)) {
      if (!service.error().isNone()) {
        return Optional.of(service.error());
      }
      Optional<ServiceAccessList> before = read(service.value());
      if (before.isEmpty()) {
        return Optional.of(Native32.lastError());
      }
      ServiceAccessList after = change.apply(before.get());
      return after.equals(before.get()) ? Optional.empty() : write(service.value(), after);
    }
  }

  private static Optional<ServiceAccessList> read(SC_HANDLE service) {
    ObjectSecurity api = ObjectSecurity.INSTANCE;
    IntByReference needed = new IntByReference();
    try (Memory least = new Memory(1)) {
      api.QueryServiceObjectSecurity(service, DACL, least, 0, needed);
    }
    if (needed.getValue() <= 0) {
      return Optional.empty();
    }
    try (Memory buffer = new Memory(needed.getValue())) {
      PointerByReference text = new PointerByReference();
      if (!api.QueryServiceObjectSecurity(service, DACL, buffer, (int) buffer.size(), needed)
          || !api.ConvertSecurityDescriptorToStringSecurityDescriptor(
              buffer, REVISION, DACL, text, null)) {
        return Optional.empty();
      }
      try {
        return Optional.of(new ServiceAccessList(text.getValue().getWideString(0)));
      } finally {
        Kernel32.INSTANCE.LocalFree(text.getValue());
      }
    }
  }

  private static Optional<WindowsError> write(SC_HANDLE service, ServiceAccessList list) {
    PointerByReference descriptor = new PointerByReference();
    if (!SecurityDescriptor.Conversion.INSTANCE.ConvertStringSecurityDescriptorToSecurityDescriptor(
        list.text(), REVISION, descriptor, null)) {
      return Optional.of(Native32.lastError());
    }
    try {
      return ObjectSecurity.INSTANCE.SetServiceObjectSecurity(service, DACL, descriptor.getValue())
          ? Optional.empty()
          : Optional.of(Native32.lastError());
    } finally {
      Kernel32.INSTANCE.LocalFree(descriptor.getValue());
    }
  }
}
