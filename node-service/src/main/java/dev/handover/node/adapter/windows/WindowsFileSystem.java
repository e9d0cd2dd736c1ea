package dev.handover.node.adapter.windows;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinBase.WIN32_FIND_DATA;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import dev.handover.node.domain.AccessGrant;
import dev.handover.node.domain.DirectoryStatus;
import dev.handover.node.domain.FileEntry;
import dev.handover.node.domain.FileRefusals;
import dev.handover.node.domain.FileSystem;
import dev.handover.node.domain.FileVersion;
import dev.handover.node.domain.Place;
import dev.handover.node.domain.WindowsError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The file system of this Windows machine, through kernel32, advapi32 and version. Every call walks
 * to its directory anew, holding what it passes; files are opened first, looked at through the
 * handle, and changed through the same handle where Windows offers it.
 */
public final class WindowsFileSystem implements FileSystem {

  @Override
  public DirectoryStatus makeDirectory(Place directory, List<AccessGrant> grants) {
    List<DirectoryAccess.Given> given = DirectoryAccess.resolve(grants);
    try (PinnedFolder folder = PinnedFolder.make(directory);
        DirectoryAccess access = DirectoryAccess.of(folder)) {
      access.give(given);
      return new DirectoryStatus(directory, folder.wasCreated(), access.read());
    }
  }

  @Override
  public Optional<List<FileEntry>> list(Place directory) {
    Optional<PinnedFolder> walked = PinnedFolder.open(directory);
    if (walked.isEmpty()) {
      return Optional.empty();
    }
    try (PinnedFolder folder = walked.get();
        Memory found = new Memory(WIN32_FIND_DATA.sizeOf())) {
      String all = folder.path() + "\\*";
      WinNT.HANDLE search = Kernel32.INSTANCE.FindFirstFile(all, found);
      if (WinBase.INVALID_HANDLE_VALUE.equals(search)) {
        WindowsError error = Native32.lastError();
        if (FileFaults.isMissing(error)) {
          return Optional.of(List.of());
        }
        throw FileFaults.of(all, error);
      }
      try {
        return Optional.of(entries(all, search, found));
      } finally {
        Kernel32.INSTANCE.FindClose(search);
      }
    }
  }

  private static List<FileEntry> entries(String all, WinNT.HANDLE search, Memory found) {
    List<FileEntry> entries = new ArrayList<>();
    do {
      WIN32_FIND_DATA data = new WIN32_FIND_DATA(found);
      String name = data.getFileName();
      if (!name.equals(".") && !name.equals("..")) {
        entries.add(new FileEntry(name, kind(data.dwFileAttributes)));
      }
    } while (entries.size() < MAX_ENTRIES && Kernel32.INSTANCE.FindNextFile(search, found));
    WindowsError error = Native32.lastError();
    if (entries.size() < MAX_ENTRIES && error.code() != WinError.ERROR_NO_MORE_FILES) {
      throw FileFaults.of(all, error);
    }
    entries.sort(Comparator.comparing(FileEntry::name));
    return entries;
  }

  private static FileEntry.Kind kind(int attributes) {
    if ((attributes & WinNT.FILE_ATTRIBUTE_REPARSE_POINT) != 0) {
      return FileEntry.Kind.REPARSE_POINT;
    }
    return (attributes & WinNT.FILE_ATTRIBUTE_DIRECTORY) != 0
        ? FileEntry.Kind.DIRECTORY
        : FileEntry.Kind.FILE;
  }

  @Override
  public boolean remove(Place file) {
    return PinnedFile.within(file, PinnedFile::remove).orElse(false);
  }

  @Override
  public Optional<FileVersion> version(Place file) {
    return PinnedFile.within(file, PinnedFile::version).flatMap(found -> found);
  }

  @Override
  public Optional<byte[]> read(Place file, int maxBytes) {
    return PinnedFile.within(file, pinned -> pinned.read(maxBytes)).flatMap(found -> found);
  }

  @Override
  public void create(Place file, byte[] content) {
    boolean hasFolder =
        PinnedFile.within(
                file,
                pinned -> {
                  pinned.create(content);
                  return true;
                })
            .isPresent();
    if (!hasFolder) {
      throw FileRefusals.notFound(file.parent().path());
    }
  }

  @Override
  public void replace(Place file, byte[] content) {
    boolean found = PinnedFile.within(file, pinned -> pinned.replace(content)).orElse(false);
    if (!found) {
      throw FileRefusals.notFound(file.path());
    }
  }
}
