package dev.handover.node.adapter.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.ptr.IntByReference;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.StartType;
import java.util.ArrayList;
import java.util.List;

/**
 * How a service is set up, as the service manager tells it (QueryServiceConfig).
 *
 * @param dependsOn services that must run first; groups of services, which are marked by a plus
 *     sign, are not listed
 */
record ServiceSettings(StartType startType, List<ServiceName> dependsOn) {
  /** QUERY_SERVICE_CONFIG: type, start type and error control are DWORDs, then come pointers. */
  private static final int START_TYPE_OFFSET = 4;

  /** Behind program, load order group and tag, each in the space of a pointer. */
  private static final int DEPENDENCIES_OFFSET = alignedPointers() + 3 * Native.POINTER_SIZE;

  private static final int MAX_DEPENDENCIES = 256;
  private static final char GROUP_MARK = '+';

  static final ServiceSettings UNKNOWN = new ServiceSettings(StartType.UNKNOWN, List.of());

  /** Reads them; UNKNOWN when the handle may not, or the service is being removed. */
  static ServiceSettings of(SC_HANDLE service) {
    IntByReference needed = new IntByReference();
    Native32.ServiceConfig config = Native32.ServiceConfig.INSTANCE;
    config.QueryServiceConfig(service, null, 0, needed);
    if (needed.getValue() < DEPENDENCIES_OFFSET + Native.POINTER_SIZE) {
      return UNKNOWN;
    }
    try (Memory buffer = new Memory(needed.getValue())) {
      if (!config.QueryServiceConfig(service, buffer, (int) buffer.size(), needed)) {
        return UNKNOWN;
      }
      return new ServiceSettings(
          startType(buffer.getInt(START_TYPE_OFFSET)),
          names(buffer.getPointer(DEPENDENCIES_OFFSET)));
    }
  }

  static int codeOf(StartType startType) {
    return switch (startType) {
      case BOOT -> WinNT.SERVICE_BOOT_START;
      case SYSTEM -> WinNT.SERVICE_SYSTEM_START;
      case AUTOMATIC -> WinNT.SERVICE_AUTO_START;
      case MANUAL -> WinNT.SERVICE_DEMAND_START;
      case DISABLED -> WinNT.SERVICE_DISABLED;
      case UNKNOWN -> Native32.ServiceConfig.NO_CHANGE;
    };
  }

  private static StartType startType(int code) {
    return switch (code) {
      case WinNT.SERVICE_BOOT_START -> StartType.BOOT;
      case WinNT.SERVICE_SYSTEM_START -> StartType.SYSTEM;
      case WinNT.SERVICE_AUTO_START -> StartType.AUTOMATIC;
      case WinNT.SERVICE_DEMAND_START -> StartType.MANUAL;
      case WinNT.SERVICE_DISABLED -> StartType.DISABLED;
      default -> StartType.UNKNOWN;
    };
  }

  /** Names, each ended by a zero, and one more zero. */
  private static List<ServiceName> names(@org.jspecify.annotations.Nullable Pointer list) {
    List<ServiceName> names = new ArrayList<>();
    if (list == null) {
      return names;
    }
    long offset = 0;
    for (String name = list.getWideString(0);
        !name.isEmpty() && names.size() < MAX_DEPENDENCIES;
        name = list.getWideString(offset)) {
      if (name.charAt(0) != GROUP_MARK) {
        names.add(new ServiceName(name));
      }
      offset += (name.length() + 1L) * Native.WCHAR_SIZE;
    }
    return names;
  }

  private static int alignedPointers() {
    int threeWords = 3 * Integer.BYTES;
    int size = Native.POINTER_SIZE;
    return (threeWords + size - 1) / size * size;
  }
}
