package dev.handover.node.adapter.windows;

import static com.sun.jna.platform.win32.WinError.ERROR_FILE_NOT_FOUND;
import static com.sun.jna.platform.win32.WinError.ERROR_LOCK_VIOLATION;
import static com.sun.jna.platform.win32.WinError.ERROR_PATH_NOT_FOUND;
import static com.sun.jna.platform.win32.WinError.ERROR_SHARING_VIOLATION;
import static com.sun.jna.platform.win32.WinError.ERROR_USER_MAPPED_FILE;

import dev.handover.node.domain.FileRefusals;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.WindowsError;

/** What a failed call on a file means. */
final class FileFaults {
  private FileFaults() {}

  /** Whether there is no such file, or no such directory on the way to it. */
  static boolean isMissing(WindowsError error) {
    return error.code() == ERROR_FILE_NOT_FOUND || error.code() == ERROR_PATH_NOT_FOUND;
  }

  /** The refusal for an error that is not about something missing. */
  static RefusedException of(String path, WindowsError error) {
    String shown =
        path.startsWith(FileHandle.PREFIX) ? path.substring(FileHandle.PREFIX.length()) : path;
    if (error.code() == ERROR_SHARING_VIOLATION
        || error.code() == ERROR_LOCK_VIOLATION
        || error.code() == ERROR_USER_MAPPED_FILE) {
      return FileRefusals.inUse(shown);
    }
    return new RefusedException(
        new Refusal(
            RefusalCode.UNAVAILABLE,
            "%s: %s.".formatted(shown, error.text()),
            "Check the rights of this service's account there, and whether the file is read-only; then ask again."));
  }
}
