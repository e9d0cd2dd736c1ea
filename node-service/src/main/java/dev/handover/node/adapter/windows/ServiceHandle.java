package dev.handover.node.adapter.windows;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import dev.handover.node.domain.WindowsError;
import org.jspecify.annotations.Nullable;

/**
 * An open handle of the service manager or of one of its services, or the error with which opening
 * it ended. Closed with the block that opened it, its own manager first and last.
 */
final class ServiceHandle implements AutoCloseable {
  private final @Nullable SC_HANDLE manager;
  private final @Nullable SC_HANDLE service;
  private final WindowsError error;

  private ServiceHandle(
      @Nullable SC_HANDLE manager, @Nullable SC_HANDLE service, WindowsError error) {
    this.manager = manager;
    this.service = service;
    this.error = error;
  }

  /** Opens the manager of this machine with the least rights that do. */
  static ServiceHandle ofManager(int access) {
    return ofManager(null, access);
  }

  /** Opens a service of this machine. */
  static ServiceHandle ofService(String name, int access) {
    return ofService(null, name, access);
  }

  /**
   * Opens the manager of a machine with the least rights that do.
   *
   * @param machine null for this machine
   */
  static ServiceHandle ofManager(@Nullable String machine, int access) {
    SC_HANDLE manager = Advapi32.INSTANCE.OpenSCManager(machine, null, access);
    return new ServiceHandle(
        manager, null, manager == null ? Native32.lastError() : WindowsError.NONE);
  }

  /** Opens a service of a machine; null for this machine. */
  static ServiceHandle ofService(@Nullable String machine, String name, int access) {
    ServiceHandle opened = ofManager(machine, Winsvc.SC_MANAGER_CONNECT);
    if (opened.manager == null) {
      return opened;
    }
    SC_HANDLE service = Advapi32.INSTANCE.OpenService(opened.manager, name, access);
    WindowsError error = service == null ? Native32.lastError() : WindowsError.NONE;
    return new ServiceHandle(opened.manager, service, error);
  }

  /** What could not be opened. */
  static ServiceHandle refused(WindowsError error) {
    return new ServiceHandle(null, null, error);
  }

  /** Why it is not open; NONE when it is. */
  WindowsError error() {
    return error;
  }

  /** The handle to use: the service's, or the manager's when only that was asked for. */
  SC_HANDLE value() {
    SC_HANDLE handle = service == null ? manager : service;
    if (handle == null || !error.isNone()) {
      throw new IllegalStateException("not open: " + error.text());
    }
    return handle;
  }

  @Override
  public void close() {
    if (service != null) {
      Advapi32.INSTANCE.CloseServiceHandle(service);
    }
    if (manager != null) {
      Advapi32.INSTANCE.CloseServiceHandle(manager);
    }
  }
}
