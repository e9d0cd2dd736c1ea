package dev.handover.node.adapter.windows;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinReg;
import dev.handover.node.domain.ServiceName;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written about services in the registry, where the service manager itself reads it when
 * Windows boots.
 */
final class ServiceRegistry {
  private static final String SERVICES = "SYSTEM\\CurrentControlSet\\Services\\";
  private static final String DEPENDENCIES = "DependOnService";
  private static final int MAX_DEPENDENCIES = 256;

  private ServiceRegistry() {}

  /**
   * Services that must run first. Groups of services (DependOnGroup) are not listed.
   *
   * @param machine null for this machine; another one needs its Remote Registry service
   */
  static List<ServiceName> dependsOn(@Nullable String machine, ServiceName name) {
    try {
      return machine == null ? read(WinReg.HKEY_LOCAL_MACHINE, name) : readRemotely(machine, name);
    } catch (Win32Exception e) {
      // The list is for people to read; the service manager follows its own.
      return List.of();
    }
  }

  private static List<ServiceName> readRemotely(String machine, ServiceName name) {
    WinReg.HKEYByReference root = new WinReg.HKEYByReference();
    int error =
        Advapi32.INSTANCE.RegConnectRegistry("\\\\" + machine, WinReg.HKEY_LOCAL_MACHINE, root);
    if (error != WinError.ERROR_SUCCESS) {
      throw new Win32Exception(error);
    }
    try {
      return read(root.getValue(), name);
    } finally {
      Advapi32.INSTANCE.RegCloseKey(root.getValue());
    }
  }

  private static List<ServiceName> read(WinReg.HKEY root, ServiceName name) {
    String key = SERVICES + name;
    if (!Advapi32Util.registryValueExists(root, key, DEPENDENCIES)) {
      return List.of();
    }
    return Arrays.stream(Advapi32Util.registryGetStringArray(root, key, DEPENDENCIES))
        .filter(dependency -> !dependency.isBlank())
        .limit(MAX_DEPENDENCIES)
        .map(ServiceName::new)
        .toList();
  }
}
