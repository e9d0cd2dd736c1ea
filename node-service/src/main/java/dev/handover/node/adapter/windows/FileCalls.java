package dev.handover.node.adapter.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import org.jspecify.annotations.Nullable;

/** File functions of kernel32 and advapi32 that JNA does not map. */
final class FileCalls {
  private FileCalls() {}

  /** Functions of kernel32 (fileapi.h, winbase.h). */
  interface Kernel extends StdCallLibrary {
    Kernel INSTANCE = Native.load("kernel32", Kernel.class, W32APIOptions.DEFAULT_OPTIONS);

    /** Fills a BY_HANDLE_FILE_INFORMATION of 52 bytes. */
    boolean GetFileInformationByHandle(HANDLE file, Pointer filled);

    /** The length of the path without its end, or 0; the path begins with `\\?\`. */
    int GetFinalPathNameByHandle(HANDLE file, char[] path, int length, int flags);

    /** Puts the replacement in the place of a file, which keeps its access control list. */
    boolean ReplaceFile(
        String replaced,
        String replacement,
        @Nullable String backup,
        int flags,
        @Nullable Pointer exclude,
        @Nullable Pointer reserved);
  }

  /** Functions of advapi32 (aclapi.h). */
  interface Access extends StdCallLibrary {
    Access INSTANCE = Native.load("advapi32", Access.class, W32APIOptions.DEFAULT_OPTIONS);

    /** Merges entries into a list; the new one has to be freed with LocalFree. */
    int SetEntriesInAcl(
        int count, Pointer entries, @Nullable Pointer old, PointerByReference merged);
  }
}
