package dev.handover.node.adapter.windows.storage;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import dev.handover.node.domain.OpenFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that other computers have open through this machine's shares (lmshare.h). */
final class SharedFiles {
  private static final int LEVEL = 3;
  private static final int PREFERRED_BYTES = 1 << 16;

  /** FILE_INFO_3: three numbers, then pointers to path and user. */
  private static final int NUMBERS_BYTES = 12;

  private static final int MORE_DATA = 234;

  /** Success, not supported, not implemented, and the service Server is not started. */
  private static final Set<Integer> SHARES_NOTHING = Set.of(0, 50, 120, 2114);

  private SharedFiles() {}

  /** The functions of netapi32 that are needed; both answer an error. */
  private interface Library extends StdCallLibrary {
    int NetFileEnum(
        @Nullable String server,
        String below,
        @Nullable String user,
        int level,
        PointerByReference buffer,
        int preferredBytes,
        IntByReference read,
        IntByReference total,
        @Nullable Pointer resume);

    int NetApiBufferFree(Pointer buffer);
  }

  /** Names files and users, and says so where it cannot; none when the machine shares nothing. */
  static List<OpenFile> below(String path) {
    Library library = Native.load("netapi32", Library.class, W32APIOptions.UNICODE_OPTIONS);
    PointerByReference buffer = new PointerByReference();
    IntByReference read = new IntByReference();
    int error =
        library.NetFileEnum(
            null, path, null, LEVEL, buffer, PREFERRED_BYTES, read, new IntByReference(), null);
    @Nullable Pointer found = buffer.getValue();
    if (found == null) {
      return unread(path, error);
    }
    try {
      List<OpenFile> files = new ArrayList<>(read(found, read.getValue()));
      files.addAll(unread(path, error));
      return files;
    } finally {
      library.NetApiBufferFree(found);
    }
  }

  /** What stands for the files that Windows did not name: nobody must take them for closed. */
  static List<OpenFile> unread(String path, int error) {
    if (SHARES_NOTHING.contains(error)) {
      return List.of();
    }
    String why = error == MORE_DATA ? "there are too many" : "error " + error;
    return List.of(
        new OpenFile(path, "remote users, whose open files cannot all be read (" + why + ")"));
  }

  private static List<OpenFile> read(Pointer found, int count) {
    int pointer = Native.POINTER_SIZE;
    int paths = (NUMBERS_BYTES + pointer - 1) / pointer * pointer;
    List<OpenFile> files = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      long start = (long) index * (paths + 2 * pointer);
      @Nullable Pointer path = found.getPointer(start + paths);
      @Nullable Pointer user = found.getPointer(start + paths + pointer);
      files.add(
          new OpenFile(
              path == null ? "" : path.getWideString(0),
              "remote user " + (user == null ? "" : user.getWideString(0))));
    }
    return files;
  }
}
