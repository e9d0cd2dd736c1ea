package dev.handover.node.adapter.windows.storage;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.platform.win32.WinNT.LARGE_INTEGER;
import com.sun.jna.ptr.IntByReference;
import dev.handover.node.domain.DiskStatus.Space;
import dev.handover.node.domain.WindowsError;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The devices of this Windows machine, through kernel32. */
final class WindowsDevices implements Devices {
  private static final Kernel32 KERNEL = Kernel32.INSTANCE;
  private static final int NAMES_CHARS = 1 << 20;
  private static final int TARGET_CHARS = 1024;

  @Override
  public List<String> names() {
    return query(null, NAMES_CHARS);
  }

  @Override
  public Optional<String> target(String name) {
    return query(name, TARGET_CHARS).stream().findFirst();
  }

  /** Strings, each ended by a zero; nothing when Windows does not know the name. */
  private static List<String> query(@org.jspecify.annotations.Nullable String name, int chars) {
    char[] buffer = new char[chars];
    int length = KERNEL.QueryDosDevice(name, buffer, chars);
    return Arrays.stream(new String(buffer, 0, length).split("\0"))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  @Override
  public Device open(String name) throws StorageException {
    HANDLE handle =
        KERNEL.CreateFile(
            "\\\\.\\" + name,
            WinNT.GENERIC_READ | WinNT.GENERIC_WRITE,
            WinNT.FILE_SHARE_READ | WinNT.FILE_SHARE_WRITE,
            null,
            WinNT.OPEN_EXISTING,
            0,
            null);
    if (WinBase.INVALID_HANDLE_VALUE.equals(handle)) {
      throw failed(name + " cannot be opened");
    }
    return new OpenDevice(name, handle);
  }

  @Override
  public void mount(String mountPoint, String volume) throws StorageException {
    if (!KERNEL.SetVolumeMountPoint(mountPoint + "\\", "\\\\?\\" + volume + "\\")) {
      throw failed("the volume cannot be mounted at " + mountPoint);
    }
  }

  @Override
  public Path root(String mountPoint) {
    return Path.of(mountPoint + "\\");
  }

  @Override
  public Optional<Space> space(String mountPoint) {
    LARGE_INTEGER free = new LARGE_INTEGER();
    LARGE_INTEGER total = new LARGE_INTEGER();
    boolean told = KERNEL.GetDiskFreeSpaceEx(mountPoint + "\\", null, total, free);
    return told ? Optional.of(new Space(free.getValue(), total.getValue())) : Optional.empty();
  }

  private static StorageException failed(String what) {
    return new StorageException(what, new WindowsError(Native.getLastError()));
  }

  private record OpenDevice(String name, HANDLE handle) implements Device {

    @Override
    public byte[] control(int code, byte[] input, int most) throws StorageException {
      IntByReference length = new IntByReference();
      try (Memory in = new Memory(Math.max(1, input.length));
          Memory out = new Memory(Math.max(1, most))) {
        in.write(0, input, 0, input.length);
        if (!KERNEL.DeviceIoControl(handle, code, in, input.length, out, most, length, null)) {
          throw failed("%s refuses control code 0x%x".formatted(name, code));
        }
        // Not every call that answers nothing sets the length.
        return most == 0 ? new byte[0] : out.getByteArray(0, Math.min(length.getValue(), most));
      }
    }

    @Override
    public void flush() throws StorageException {
      if (!KERNEL.FlushFileBuffers(handle)) {
        throw failed(name + " cannot be flushed");
      }
    }

    @Override
    public void close() {
      KERNEL.CloseHandle(handle);
    }
  }
}
