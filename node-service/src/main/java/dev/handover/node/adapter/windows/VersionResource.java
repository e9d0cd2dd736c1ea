package dev.handover.node.adapter.windows;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.VerRsrc.VS_FIXEDFILEINFO;
import com.sun.jna.platform.win32.Version;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.handover.node.domain.FileVersion;
import dev.handover.node.domain.LocalPath;

/** The version resource of a program (winver.h, VS_FIXEDFILEINFO). */
final class VersionResource {
  private static final int MAX_SIZE = 1_048_576;

  private VersionResource() {}

  /** The version, joined with what is known of the file; a file without one has no numbers. */
  static FileVersion of(LocalPath path, FileHandle.Facts facts) {
    FileVersion none = new FileVersion(null, null, facts.size(), facts.modified());
    int size = Version.INSTANCE.GetFileVersionInfoSize(path.toString(), new IntByReference());
    if (size <= 0 || size > MAX_SIZE) {
      return none;
    }
    try (Memory resource = new Memory(size)) {
      PointerByReference fixed = new PointerByReference();
      IntByReference length = new IntByReference();
      boolean found =
          Version.INSTANCE.GetFileVersionInfo(path.toString(), 0, size, resource)
              && Version.INSTANCE.VerQueryValue(resource, "\\", fixed, length);
      if (!found || length.getValue() < new VS_FIXEDFILEINFO().size()) {
        return none;
      }
      VS_FIXEDFILEINFO numbers = new VS_FIXEDFILEINFO(fixed.getValue());
      numbers.read();
      return new FileVersion(
          text(numbers.dwFileVersionMS.intValue(), numbers.dwFileVersionLS.intValue()),
          text(numbers.dwProductVersionMS.intValue(), numbers.dwProductVersionLS.intValue()),
          facts.size(),
          facts.modified());
    }
  }

  private static String text(int high, int low) {
    return "%d.%d.%d.%d".formatted(high >>> 16, high & 0xFFFF, low >>> 16, low & 0xFFFF);
  }
}
