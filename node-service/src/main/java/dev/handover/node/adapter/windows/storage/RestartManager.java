package dev.handover.node.adapter.windows.storage;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who uses a file (restartmanager.h). Nothing is ever restarted. */
final class RestartManager {
  private static final int FIRST_ROOM = 32;
  private static final int MAX_PROCESSES = 4096;
  private static final int MAX_ATTEMPTS = 4;
  private static final int MORE_DATA = 234;

  /** RM_PROCESS_INFO: process id and start time, two names, four numbers. */
  private static final int PROCESS_BYTES = 668;

  private static final int APPLICATION_NAME = 12;
  private static final int SERVICE_NAME = 524;
  private static final int SESSION_KEY_CHARS = 33;

  private RestartManager() {}

  /** The functions of rstrtmgr that are needed; all answer a Windows error. */
  interface Library extends StdCallLibrary {
    int RmStartSession(IntByReference session, int flags, char[] key);

    int RmRegisterResources(
        int session,
        int fileCount,
        WString[] files,
        int processCount,
        @Nullable Pointer processes,
        int serviceCount,
        @Nullable Pointer services);

    int RmGetList(
        int session,
        IntByReference needed,
        IntByReference count,
        Pointer processes,
        IntByReference reasons);

    int RmEndSession(int session);
  }

  /** Names the processes that have the file open; none when Windows does not tell. */
  static List<String> holders(String path) {
    Library library;
    try {
      library = Native.load("rstrtmgr", Library.class, W32APIOptions.UNICODE_OPTIONS);
    } catch (UnsatisfiedLinkError e) {
      return List.of();
    }
    IntByReference session = new IntByReference();
    if (library.RmStartSession(session, 0, new char[SESSION_KEY_CHARS]) != 0) {
      return List.of();
    }
    try {
      return holders(library, session.getValue(), path);
    } finally {
      library.RmEndSession(session.getValue());
    }
  }

  /** In a session that was begun. */
  static List<String> holders(Library library, int session, String path) {
    WString[] files = {new WString(path)};
    if (library.RmRegisterResources(session, 1, files, 0, null, 0, null) != 0) {
      return List.of();
    }
    int room = FIRST_ROOM;
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      IntByReference needed = new IntByReference();
      IntByReference count = new IntByReference(room);
      try (Memory processes = new Memory((long) room * PROCESS_BYTES)) {
        processes.clear();
        int error = library.RmGetList(session, needed, count, processes, new IntByReference());
        if (error != MORE_DATA) {
          return error == 0 ? read(processes, Math.min(count.getValue(), room)) : List.of();
        }
      }
      // Processes come and go between two looks, so that what was asked for may be too little.
      room = Math.min(Math.max(needed.getValue(), room) + FIRST_ROOM, MAX_PROCESSES);
    }
    return List.of();
  }

  private static List<String> read(Memory processes, int count) {
    List<String> names = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      long start = (long) index * PROCESS_BYTES;
      String service = processes.getWideString(start + SERVICE_NAME);
      String name = service.isEmpty() ? processes.getWideString(start + APPLICATION_NAME) : service;
      names.add("%s (pid %d)".formatted(name, Integer.toUnsignedLong(processes.getInt(start))));
    }
    return names;
  }
}
