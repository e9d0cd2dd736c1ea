package dev.handover.node.adapter.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.WindowsError;
import org.jspecify.annotations.Nullable;

/** What JNA's own mapping of advapi32 leaves out, and how a failed call is told. */
final class Native32 {
  private Native32() {}

  /** Functions of advapi32 that JNA does not map. */
  interface ServiceConfig extends StdCallLibrary {
    ServiceConfig INSTANCE =
        Native.load("advapi32", ServiceConfig.class, W32APIOptions.DEFAULT_OPTIONS);

    /**
     * Fills a QUERY_SERVICE_CONFIG: three DWORDs (type, start type, error control), then pointers
     * into the same buffer.
     */
    boolean QueryServiceConfig(
        SC_HANDLE service, @Nullable Pointer buffer, int size, IntByReference needed);
  }

  /** The error of the call before this one on this thread. */
  static WindowsError lastError() {
    return new WindowsError(Native.getLastError());
  }

  /** The machine did not let us look: not the caller's fault, and asking again may help. */
  static RefusedException unavailable(String what, WindowsError error) {
    return new RefusedException(
        new Refusal(
            RefusalCode.UNAVAILABLE,
            "%s (%s).".formatted(what, error.text()),
            "Run this service under an account that may query and control services, then ask again."));
  }
}
