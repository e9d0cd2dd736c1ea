package dev.handover.node.adapter.windows;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinDef.DWORD;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.ptr.IntByReference;
import dev.handover.node.domain.FileName;
import dev.handover.node.domain.FileRefusals;
import dev.handover.node.domain.FileVersion;
import dev.handover.node.domain.Place;
import dev.handover.node.domain.WindowsError;
import java.util.Optional;
import java.util.function.Function;

/** A name in a pinned folder, and the file that may be there. */
final class PinnedFile {
  private static final int SHARE_ALL =
      WinNT.FILE_SHARE_READ | WinNT.FILE_SHARE_WRITE | WinNT.FILE_SHARE_DELETE;

  /** FileDispositionInfo of FILE_INFO_BY_HANDLE_CLASS (minwinbase.h). */
  private static final int DISPOSITION = 4;

  private static final DWORD WRITE_THROUGH = new DWORD(8);

  private final PinnedFolder folder;
  private final FileName name;
  private final String path;
  private final Place place;

  private PinnedFile(PinnedFolder folder, Place place) {
    this.folder = folder;
    this.name = place.name();
    this.path = folder.path(name);
    this.place = place;
  }

  /** Does something while the file's folder is pinned; empty when there is no such folder. */
  static <T> Optional<T> within(Place file, Function<PinnedFile, T> work) {
    Optional<PinnedFolder> walked = PinnedFolder.open(file.parent());
    if (walked.isEmpty()) {
      return Optional.empty();
    }
    try (PinnedFolder folder = walked.get()) {
      return Optional.of(work.apply(new PinnedFile(folder, file)));
    }
  }

  /** Removes it through the handle that it was looked at with. */
  boolean remove() {
    int access = FileHandle.DELETE | FileHandle.READ_ATTRIBUTES;
    try (FileHandle file = FileHandle.open(path, access, SHARE_ALL, FileHandle.Following.NEVER);
        Memory yes = new Memory(1)) {
      if (!isThere(file)) {
        return false;
      }
      yes.setByte(0, (byte) 1);
      if (!Kernel32.INSTANCE.SetFileInformationByHandle(
          file.value(), DISPOSITION, yes, new DWORD(1))) {
        throw FileFaults.of(path, Native32.lastError());
      }
      return true;
    }
  }

  Optional<FileVersion> version() {
    try (FileHandle file =
        FileHandle.open(path, FileHandle.READ_ATTRIBUTES, SHARE_ALL, FileHandle.Following.NEVER)) {
      return isThere(file)
          ? Optional.of(VersionResource.of(place.path(), file.facts()))
          : Optional.empty();
    }
  }

  Optional<byte[]> read(int maxBytes) {
    int sharing = WinNT.FILE_SHARE_READ | WinNT.FILE_SHARE_DELETE;
    try (FileHandle file =
        FileHandle.open(path, WinNT.GENERIC_READ, sharing, FileHandle.Following.NEVER)) {
      if (!isThere(file)) {
        return Optional.empty();
      }
      long size = file.facts().size();
      if (size > maxBytes) {
        throw FileRefusals.blocked(place.toString(), "has more than " + maxBytes + " bytes");
      }
      return Optional.of(content(file, (int) size));
    }
  }

  /** Makes the file by a rename that fails when the name is taken. */
  void create(byte[] content) {
    FileName temporary = write(content);
    if (Kernel32.INSTANCE.MoveFileEx(folder.path(temporary), path, WRITE_THROUGH)) {
      return;
    }
    WindowsError error = Native32.lastError();
    sibling(temporary).remove();
    boolean isTaken =
        error.code() == WinError.ERROR_ALREADY_EXISTS || error.code() == WinError.ERROR_FILE_EXISTS;
    throw isTaken
        ? FileRefusals.blocked(place.toString(), "exists already")
        : FileFaults.of(path, error);
  }

  /** Replaces the file in one step; false when there is none. */
  boolean replace(byte[] content) {
    // Asked for the right to delete, Windows says now, and not half way, that somebody has it open.
    int access = FileHandle.DELETE | FileHandle.READ_ATTRIBUTES;
    try (FileHandle file = FileHandle.open(path, access, SHARE_ALL, FileHandle.Following.NEVER)) {
      if (!isThere(file)) {
        return false;
      }
    }
    FileName temporary = write(content);
    if (FileCalls.Kernel.INSTANCE.ReplaceFile(path, folder.path(temporary), null, 0, null, null)) {
      return true;
    }
    WindowsError error = Native32.lastError();
    sibling(temporary).remove();
    throw FileFaults.of(path, error);
  }

  /** Writes a file beside it, through to the disk. What a crash left there is removed first. */
  private FileName write(byte[] content) {
    FileName temporary = new FileName(name + ".handover-new");
    sibling(temporary).remove();
    try (FileHandle file = FileHandle.create(folder.path(temporary))) {
      if (!file.error().isNone()) {
        throw FileFaults.of(folder.path(temporary), file.error());
      }
      IntByReference written = new IntByReference();
      boolean done =
          Kernel32.INSTANCE.WriteFile(file.value(), content, content.length, written, null)
              && written.getValue() == content.length
              && Kernel32.INSTANCE.FlushFileBuffers(file.value());
      if (!done) {
        throw FileFaults.of(folder.path(temporary), Native32.lastError());
      }
    }
    return temporary;
  }

  private PinnedFile sibling(FileName other) {
    return new PinnedFile(folder, place.parent().child(other));
  }

  private boolean isThere(FileHandle file) {
    if (FileFaults.isMissing(file.error())) {
      return false;
    }
    if (!file.error().isNone()) {
      throw FileFaults.of(path, file.error());
    }
    folder.requireOwn(file, name);
    if (file.facts().isDirectory()) {
      throw FileRefusals.blocked(place.toString(), "is a directory");
    }
    return true;
  }

  private byte[] content(FileHandle file, int size) {
    byte[] content = new byte[size];
    IntByReference count = new IntByReference();
    boolean done =
        size == 0
            || (Kernel32.INSTANCE.ReadFile(file.value(), content, size, count, null)
                && count.getValue() == size);
    if (!done) {
      throw FileFaults.of(path, Native32.lastError());
    }
    return content;
  }
}
