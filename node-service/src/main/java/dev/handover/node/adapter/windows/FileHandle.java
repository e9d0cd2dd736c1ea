package dev.handover.node.adapter.windows;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinNT;
import dev.handover.node.domain.WindowsError;
import java.time.Instant;

/**
 * An open file or directory, or the error with which opening it ended. Paths are given with the
 * prefix `\\?\`, so that Windows takes them as they are and reads nothing into them.
 */
final class FileHandle implements AutoCloseable {
  static final String PREFIX = "\\\\?\\";
  static final int DELETE = 0x10000;
  static final int READ_ATTRIBUTES = 0x80;
  static final int LIST_DIRECTORY = 1;
  static final int CHANGE_ACCESS = 0x20000 | 0x40000;

  private static final int INFORMATION_SIZE = 52;
  private static final int WRITTEN_OFFSET = 20;
  private static final int SIZE_HIGH_OFFSET = 32;
  private static final int SIZE_LOW_OFFSET = 36;
  private static final int MAX_PATH_CHARS = 1024;
  private static final int LOW_BITS = 32;
  private static final long TICKS_PER_SECOND = 10_000_000;
  private static final long NANOS_PER_TICK = 100;

  /** Seconds from 1601 to 1970. */
  private static final long EPOCH_SECONDS = 11_644_473_600L;

  private final String path;
  private final WinNT.HANDLE handle;
  private final WindowsError error;

  /** How to open something that exists. */
  enum Following {
    /** The thing itself, also when it is a reparse point. */
    NEVER(WinNT.FILE_FLAG_BACKUP_SEMANTICS | WinNT.FILE_FLAG_OPEN_REPARSE_POINT),
    /** Only for roots, which are trusted. */
    ALWAYS(WinNT.FILE_FLAG_BACKUP_SEMANTICS);

    private final int flags;

    Following(int flags) {
      this.flags = flags;
    }
  }

  /** What a file looks like from outside. */
  record Facts(int attributes, long size, Instant modified) {
    boolean isDirectory() {
      return (attributes & WinNT.FILE_ATTRIBUTE_DIRECTORY) != 0;
    }

    boolean isReparsePoint() {
      return (attributes & WinNT.FILE_ATTRIBUTE_REPARSE_POINT) != 0;
    }
  }

  private FileHandle(String path, WinNT.HANDLE handle) {
    this.path = path;
    this.handle = handle;
    this.error =
        WinBase.INVALID_HANDLE_VALUE.equals(handle) ? Native32.lastError() : WindowsError.NONE;
  }

  /** Opens what exists. */
  static FileHandle open(String path, int access, int sharing, Following following) {
    return new FileHandle(
        path,
        Kernel32.INSTANCE.CreateFile(
            path, access, sharing, null, WinNT.OPEN_EXISTING, following.flags, null));
  }

  /**
   * Makes a file that must not exist yet, for us alone; what is written goes to the disk at once.
   */
  static FileHandle create(String path) {
    return new FileHandle(
        path,
        Kernel32.INSTANCE.CreateFile(
            path,
            WinNT.GENERIC_WRITE,
            0,
            null,
            WinNT.CREATE_NEW,
            WinNT.FILE_FLAG_WRITE_THROUGH,
            null));
  }

  /** Why it is not open; NONE when it is. */
  WindowsError error() {
    return error;
  }

  WinNT.HANDLE value() {
    return handle;
  }

  Facts facts() {
    try (Memory filled = new Memory(INFORMATION_SIZE)) {
      if (!FileCalls.Kernel.INSTANCE.GetFileInformationByHandle(handle, filled)) {
        throw FileFaults.of(path, Native32.lastError());
      }
      long size =
          (Integer.toUnsignedLong(filled.getInt(SIZE_HIGH_OFFSET)) << LOW_BITS)
              | Integer.toUnsignedLong(filled.getInt(SIZE_LOW_OFFSET));
      return new Facts(filled.getInt(0), size, instant(filled.getLong(WRITTEN_OFFSET)));
    }
  }

  /** Where it really lies, whatever the path looked like; begins with the prefix. */
  String finalPath() {
    char[] buffer = new char[MAX_PATH_CHARS];
    int length =
        FileCalls.Kernel.INSTANCE.GetFinalPathNameByHandle(handle, buffer, buffer.length, 0);
    if (length == 0 || length >= buffer.length) {
      throw FileFaults.of(path, Native32.lastError());
    }
    return new String(buffer, 0, length);
  }

  @Override
  public void close() {
    if (error.isNone()) {
      Kernel32.INSTANCE.CloseHandle(handle);
    }
  }

  private static Instant instant(long ticks) {
    return Instant.ofEpochSecond(
        ticks / TICKS_PER_SECOND - EPOCH_SECONDS, ticks % TICKS_PER_SECOND * NANOS_PER_TICK);
  }
}
