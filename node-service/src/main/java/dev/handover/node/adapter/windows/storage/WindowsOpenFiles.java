package dev.handover.node.adapter.windows.storage;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinNT;
import dev.handover.node.domain.OpenFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Open files of this Windows machine. A file is open when it cannot be had alone; the Restart
 * Manager tells whose it is.
 */
final class WindowsOpenFiles implements OpenFiles {
  private static final int SHARING_VIOLATION = 32;

  @Override
  public List<OpenFile> remote(Path root) {
    return SharedFiles.below(root.toString());
  }

  @Override
  public List<OpenFile> local(Path root) {
    return new OpenFileSearch(root, file -> isOpen(file.toString()))
        .run().stream().flatMap(file -> holders(file.toString())).toList();
  }

  private static Stream<OpenFile> holders(String path) {
    List<String> processes = RestartManager.holders(path);
    return processes.isEmpty()
        ? Stream.of(new OpenFile(path, "a process that cannot be named"))
        : processes.stream().map(process -> new OpenFile(path, process));
  }

  /** Asks for the file alone, for an instant: only a refused offline comes here. */
  private static boolean isOpen(String path) {
    WinNT.HANDLE handle =
        Kernel32.INSTANCE.CreateFile(
            path, WinNT.GENERIC_READ, 0, null, WinNT.OPEN_EXISTING, 0, null);
    if (WinBase.INVALID_HANDLE_VALUE.equals(handle)) {
      return Native.getLastError() == SHARING_VIOLATION;
    }
    Kernel32.INSTANCE.CloseHandle(handle);
    return false;
  }
}
