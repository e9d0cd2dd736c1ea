package dev.handover.node.adapter.windows;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.platform.win32.Kernel32Util;
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

    /** Changes what is not {@link #NO_CHANGE} or null. */
    boolean ChangeServiceConfig(
        SC_HANDLE service,
        int serviceType,
        int startType,
        int errorControl,
        @Nullable String program,
        @Nullable String loadOrderGroup,
        @Nullable IntByReference tag,
        @Nullable String dependencies,
        @Nullable String account,
        @Nullable String password,
        @Nullable String displayName);

    /**
     * Has the callback of a SERVICE_NOTIFY run once on this thread, while it waits alertably, when
     * the service is or comes into a state of the mask. Answers the error, 0 for none.
     */
    int NotifyServiceStatusChange(SC_HANDLE service, int mask, Structure notify);

    /** SERVICE_NO_CHANGE. */
    int NO_CHANGE = -1;
  }

  /** Functions of kernel32 that JNA does not map. */
  interface Alertable extends StdCallLibrary {
    Alertable INSTANCE = Native.load("kernel32", Alertable.class, W32APIOptions.DEFAULT_OPTIONS);

    /** Sleeps, or runs what was queued for this thread and then returns at once. */
    int SleepEx(int millis, boolean alertable);
  }

  /** The error of the call before this one on this thread. */
  static WindowsError lastError() {
    return error(Native.getLastError());
  }

  /** An error, with this machine's own words where our table has none. */
  static WindowsError error(long code) {
    return new WindowsError(code, 0, WindowsError.isKnown(code) ? null : words(code));
  }

  private static @Nullable String words(long code) {
    try {
      String words = Kernel32Util.formatMessageFromLastErrorCode((int) code).trim();
      return words.isEmpty() ? null : words;
    } catch (LastErrorException e) {
      // A code that this Windows has no message for; the number says enough.
      return null;
    }
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
