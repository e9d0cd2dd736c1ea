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
import dev.handover.node.domain.ServiceName;
import org.jspecify.annotations.Nullable;

/** The access control lists of services, read and written by Windows. */
final class WindowsAccessLists implements AccessLists {
  private static final int DACL = 4;
  private static final int REVISION = 1;

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
  public String read(ServiceName name) throws Unreached {
    try (ServiceHandle service = open(name, WinNT.READ_CONTROL)) {
      return read(service.value());
    }
  }

  @Override
  public void write(ServiceName name, String list) throws Unreached {
    try (ServiceHandle service = open(name, WinNT.READ_CONTROL | WinNT.WRITE_DAC)) {
      write(service.value(), list);
    }
  }

  private static ServiceHandle open(ServiceName name, int access) throws Unreached {
    ServiceHandle service = ServiceHandle.ofService(name.value(), access);
    if (!service.error().isNone()) {
      service.close();
      throw new Unreached(service.error().text());
    }
    return service;
  }

  private static String read(SC_HANDLE service) throws Unreached {
    ObjectSecurity api = ObjectSecurity.INSTANCE;
    IntByReference needed = new IntByReference();
    try (Memory least = new Memory(1)) {
      api.QueryServiceObjectSecurity(service, DACL, least, 0, needed);
    }
    if (needed.getValue() <= 0) {
      throw failed();
    }
    try (Memory buffer = new Memory(needed.getValue())) {
      PointerByReference text = new PointerByReference();
      if (!api.QueryServiceObjectSecurity(service, DACL, buffer, (int) buffer.size(), needed)
          || !api.ConvertSecurityDescriptorToStringSecurityDescriptor(
              buffer, REVISION, DACL, text, null)) {
        throw failed();
      }
      try {
        return text.getValue().getWideString(0);
      } finally {
        Kernel32.INSTANCE.LocalFree(text.getValue());
      }
    }
  }

  private static void write(SC_HANDLE service, String list) throws Unreached {
    PointerByReference descriptor = new PointerByReference();
    if (!SecurityDescriptor.Conversion.INSTANCE.ConvertStringSecurityDescriptorToSecurityDescriptor(
        list, REVISION, descriptor, null)) {
      throw failed();
    }
    try {
      if (!ObjectSecurity.INSTANCE.SetServiceObjectSecurity(service, DACL, descriptor.getValue())) {
        throw failed();
      }
    } finally {
      Kernel32.INSTANCE.LocalFree(descriptor.getValue());
    }
  }

  private static Unreached failed() {
    return new Unreached(Native32.lastError().text());
  }
}
