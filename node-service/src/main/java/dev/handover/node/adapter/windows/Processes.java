package dev.handover.node.adapter.windows;

import static com.sun.jna.platform.win32.WinError.ERROR_INVALID_PARAMETER;

import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.ptr.IntByReference;
import dev.handover.node.domain.WindowsError;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Whether a process is there. In doubt it is: a service is only called dead on proof. */
final class Processes {
  /** ERROR_PROCESS_ABORTED, which tells whoever looks that it did not end by itself. */
  private static final int EXIT_CODE = 1067;

  private static final int END_MILLIS = 5000;

  private Processes() {}

  static boolean isGone(int processId) {
    if (processId == 0) {
      return false;
    }
    WinNT.@Nullable HANDLE process =
        Kernel32.INSTANCE.OpenProcess(WinNT.PROCESS_QUERY_LIMITED_INFORMATION, false, processId);
    if (process == null) {
      return Native32.lastError().code() == ERROR_INVALID_PARAMETER;
    }
    try {
      IntByReference exitCode = new IntByReference();
      return Kernel32.INSTANCE.GetExitCodeProcess(process, exitCode)
          && exitCode.getValue() != WinBase.STILL_ACTIVE;
    } finally {
      Kernel32.INSTANCE.CloseHandle(process);
    }
  }

  /**
   * Ends a process at once and waits until it is gone; what it had not written is lost.
   *
   * @param still asked once the process is held, so that its id cannot have gone to another one
   */
  static WindowsError end(int processId, BooleanSupplier still) {
    int access = WinNT.PROCESS_TERMINATE | WinNT.SYNCHRONIZE;
    WinNT.@Nullable HANDLE process = Kernel32.INSTANCE.OpenProcess(access, false, processId);
    if (process == null) {
      WindowsError error = Native32.lastError();
      return error.code() == ERROR_INVALID_PARAMETER ? WindowsError.SERVICE_NOT_ACTIVE : error;
    }
    try {
      if (!still.getAsBoolean()) {
        return WindowsError.SERVICE_NOT_ACTIVE;
      }
      if (!Kernel32.INSTANCE.TerminateProcess(process, EXIT_CODE)) {
        return Native32.lastError();
      }
      Kernel32.INSTANCE.WaitForSingleObject(process, END_MILLIS);
      return WindowsError.NONE;
    } finally {
      Kernel32.INSTANCE.CloseHandle(process);
    }
  }
}
