package dev.handover.node.adapter.windows;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinReg;
import dev.handover.node.domain.ServiceName;
import java.util.Arrays;
import java.util.List;

/**
 * What is written about services in the registry, where the service manager itself reads it when
 * Windows boots.
 */
final class ServiceRegistry {
  private static final String SERVICES = "SYSTEM\\CurrentControlSet\\Services\\";
  private static final String DEPENDENCIES = "DependOnService";
  private static final int MAX_DEPENDENCIES = 256;

  private ServiceRegistry() {}

  /** Services that must run first. Groups of services (DependOnGroup) are not listed. */
  static List<ServiceName> dependsOn(ServiceName name) {
    String key = SERVICES + name;
    try {
      if (!Advapi32Util.registryValueExists(WinReg.HKEY_LOCAL_MACHINE, key, DEPENDENCIES)) {
        return List.of();
      }
      String[] names =
          Advapi32Util.registryGetStringArray(WinReg.HKEY_LOCAL_MACHINE, key, DEPENDENCIES);
      return Arrays.stream(names)
          .filter(dependency -> !dependency.isBlank())
          .limit(MAX_DEPENDENCIES)
          .map(ServiceName::new)
          .toList();
    } catch (Win32Exception e) {
      // The list is for people to read; the service manager follows its own.
      return List.of();
    }
  }
}
