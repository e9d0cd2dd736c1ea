package dev.handover.node.adapter.windows;

import static com.sun.jna.platform.win32.WinError.ERROR_INVALID_PARAMETER;

import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/** Whether a process is there. In doubt it is: a service is only called dead on proof. */
final class Processes {
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
}
