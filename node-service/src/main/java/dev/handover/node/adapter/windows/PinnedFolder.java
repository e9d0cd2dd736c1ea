package dev.handover.node.adapter.windows;

import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import dev.handover.node.domain.FileName;
import dev.handover.node.domain.FileRefusals;
import dev.handover.node.domain.Place;
import dev.handover.node.domain.WindowsError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A directory that was walked to from its root, name by name, without following anything. Every
 * directory on the way is held open without FILE_SHARE_DELETE until this is closed, so that none
 * can be moved away or replaced by a reparse point meanwhile (CreateFileW, "Directories"). That a
 * name is what it says is checked by the attributes and by GetFinalPathNameByHandle.
 */
final class PinnedFolder implements AutoCloseable {
  private static final int SHARING = WinNT.FILE_SHARE_READ | WinNT.FILE_SHARE_WRITE;
  private static final int ACCESS = FileHandle.LIST_DIRECTORY | FileHandle.READ_ATTRIBUTES;
  private static final Pattern LOCAL = Pattern.compile("\\\\\\\\\\?\\\\[A-Za-z]:(\\\\.*)?");

  private final Deque<FileHandle> pins = new ArrayDeque<>();
  private String path;
  private boolean created;

  private PinnedFolder(String root) {
    this.path = root;
  }

  /** Walks to a directory; empty when it, or one on the way, does not exist. */
  static Optional<PinnedFolder> open(Place folder) {
    return walk(folder, false);
  }

  /** Walks to a directory and makes what is missing. */
  static PinnedFolder make(Place folder) {
    return walk(folder, true).orElseThrow();
  }

  /** Where it is, with the prefix and without a last backslash. */
  String path() {
    return path;
  }

  /** Where something in it is. */
  String path(FileName child) {
    return path + "\\" + child;
  }

  /** Whether the last directory was made on this walk. */
  boolean wasCreated() {
    return created;
  }

  /** Refuses an open file that does not lie where it was looked for. */
  void requireOwn(FileHandle child, FileName name) {
    boolean isHere = child.finalPath().equalsIgnoreCase(path(name));
    if (!isHere || child.facts().isReparsePoint()) {
      throw FileRefusals.reparsePoint(shown(path(name)));
    }
  }

  @Override
  public void close() {
    while (!pins.isEmpty()) {
      pins.removeLast().close();
    }
  }

  private static Optional<PinnedFolder> walk(Place folder, boolean makes) {
    PinnedFolder pinned = new PinnedFolder("");
    boolean arrived = false;
    try {
      pinned.enterRoot(folder);
      arrived = folder.below().stream().allMatch(name -> pinned.enter(name, makes));
      return arrived ? Optional.of(pinned) : Optional.empty();
    } finally {
      if (!arrived) {
        pinned.close();
      }
    }
  }

  private void enterRoot(Place folder) {
    String root = FileHandle.PREFIX + folder.root();
    int sharing = SHARING | WinNT.FILE_SHARE_DELETE;
    FileHandle handle = FileHandle.open(root, ACCESS, sharing, FileHandle.Following.ALWAYS);
    if (!handle.error().isNone()) {
      throw FileFaults.isMissing(handle.error())
          ? FileRefusals.blocked(folder.root().toString(), "does not exist, or is not mounted")
          : FileFaults.of(root, handle.error());
    }
    pins.addLast(handle);
    String real = handle.finalPath();
    if (!LOCAL.matcher(real).matches()) {
      throw FileRefusals.reparsePoint(folder.root().toString());
    }
    path = real.endsWith("\\") ? real.substring(0, real.length() - 1) : real;
  }

  private boolean enter(FileName name, boolean makes) {
    String next = path(name);
    FileHandle handle = FileHandle.open(next, ACCESS, SHARING, FileHandle.Following.NEVER);
    created = false;
    if (FileFaults.isMissing(handle.error())) {
      if (!makes) {
        return false;
      }
      created = make(next);
      handle = FileHandle.open(next, ACCESS, SHARING, FileHandle.Following.NEVER);
    }
    if (!handle.error().isNone()) {
      throw FileFaults.of(next, handle.error());
    }
    pins.addLast(handle);
    requireOwn(handle, name);
    if (!handle.facts().isDirectory()) {
      throw FileRefusals.blocked(shown(next), "is not a directory");
    }
    path = handle.finalPath();
    return true;
  }

  private static boolean make(String path) {
    if (Kernel32.INSTANCE.CreateDirectory(path, null)) {
      return true;
    }
    WindowsError error = Native32.lastError();
    if (error.code() != WinError.ERROR_ALREADY_EXISTS) {
      throw FileFaults.of(path, error);
    }
    return false;
  }

  private static String shown(String path) {
    return path.substring(FileHandle.PREFIX.length());
  }
}
