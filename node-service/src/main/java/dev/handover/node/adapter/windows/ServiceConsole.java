package dev.handover.node.adapter.windows;

import com.sun.jna.platform.win32.Kernel32;

/** The hidden console that the host of a Windows service opens for its process. */
public final class ServiceConsole {
  private ServiceConsole() {}

  /**
   * Lets go of it. Nothing is written to it, and a process with a console is ended with the
   * console: the host closes it when the service stops, in Wine before it could report that it
   * stopped.
   */
  public static void leave() {
    Kernel32.INSTANCE.FreeConsole();
  }
}
