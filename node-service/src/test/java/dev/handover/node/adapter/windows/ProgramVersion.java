package dev.handover.node.adapter.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes a version resource (VS_VERSIONINFO, verrsrc.h) into a program. */
final class ProgramVersion {
  private static final int SIZE = 92;
  private static final int FIXED_SIZE = 52;
  private static final int KEY_OFFSET = 6;
  private static final int FIXED_OFFSET = 40;
  private static final int SIGNATURE = 0xFEEF04BD;
  private static final int STRUCTURE_VERSION = 0x10000;
  private static final Pointer VERSION_TYPE = Pointer.createConstant(16);
  private static final Pointer FIRST = Pointer.createConstant(1);

  private ProgramVersion() {}

  /** Functions of kernel32 that only this test needs. */
  interface Resources extends StdCallLibrary {
    Resources INSTANCE = Native.load("kernel32", Resources.class, W32APIOptions.DEFAULT_OPTIONS);

    HANDLE BeginUpdateResource(String file, boolean deleteOthers);

    boolean UpdateResource(
        HANDLE update, Pointer type, Pointer name, short language, Pointer content, int size);

    boolean EndUpdateResource(HANDLE update, boolean discard);
  }

  static void write(Path program, int... version) {
    try (Memory resource = new Memory(SIZE)) {
      resource.clear();
      resource.setShort(0, (short) SIZE);
      resource.setShort(2, (short) FIXED_SIZE);
      byte[] key = "VS_VERSION_INFO".getBytes(StandardCharsets.UTF_16LE);
      resource.write(KEY_OFFSET, key, 0, key.length);
      int high = version[0] << 16 | version[1];
      int low = version[2] << 16 | version[3];
      int[] fixed = {SIGNATURE, STRUCTURE_VERSION, high, low, high, low};
      resource.write(FIXED_OFFSET, fixed, 0, fixed.length);
      HANDLE update = Resources.INSTANCE.BeginUpdateResource(program.toString(), false);
      boolean done =
          update != null
              && Resources.INSTANCE.UpdateResource(
                  update, VERSION_TYPE, FIRST, (short) 0, resource, SIZE)
              && Resources.INSTANCE.EndUpdateResource(update, false);
      if (!done) {
        throw new IllegalStateException(
            "cannot write the version of " + program + ": " + Native32.lastError().text());
      }
    }
  }
}
