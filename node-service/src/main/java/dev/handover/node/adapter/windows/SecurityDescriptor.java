package dev.handover.node.adapter.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import dev.handover.node.domain.WindowsError;
import org.jspecify.annotations.Nullable;

/** Puts an access control list, written in Windows' own notation (MS-DTYP 2.5.1), on an object. */
final class SecurityDescriptor {
  /** SE_OBJECT_TYPE: a file or folder. */
  static final int FILE = 1;

  /** SE_OBJECT_TYPE: a registry key. */
  static final int REGISTRY_KEY = 4;

  private static final int REVISION = 1;
  private static final int DACL_SECURITY_INFORMATION = 0x4;
  private static final int PROTECTED_DACL_SECURITY_INFORMATION = 0x80000000;

  private SecurityDescriptor() {}

  interface Conversion extends StdCallLibrary {
    Conversion INSTANCE = Native.load("advapi32", Conversion.class, W32APIOptions.DEFAULT_OPTIONS);

    boolean ConvertStringSecurityDescriptorToSecurityDescriptor(
        String text, int revision, PointerByReference descriptor, @Nullable IntByReference size);

    boolean GetSecurityDescriptorDacl(
        Pointer descriptor,
        IntByReference present,
        PointerByReference list,
        IntByReference defaulted);
  }

  /** Replaces the object's list; nothing is inherited from above any more. */
  static WindowsError protect(String object, int type, String text) {
    PointerByReference descriptor = new PointerByReference();
    Conversion api = Conversion.INSTANCE;
    if (!api.ConvertStringSecurityDescriptorToSecurityDescriptor(
        text, REVISION, descriptor, null)) {
      return Native32.lastError();
    }
    try {
      PointerByReference list = new PointerByReference();
      if (!api.GetSecurityDescriptorDacl(
          descriptor.getValue(), new IntByReference(), list, new IntByReference())) {
        return Native32.lastError();
      }
      int error =
          Advapi32.INSTANCE.SetNamedSecurityInfo(
              object,
              type,
              DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
              null,
              null,
              list.getValue(),
              null);
      return new WindowsError(error);
    } finally {
      Kernel32.INSTANCE.LocalFree(descriptor.getValue());
    }
  }
}
