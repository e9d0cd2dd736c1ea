package dev.handover.node.adapter.emulated;

import dev.handover.node.domain.HostInterface;
import dev.handover.node.domain.SanPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * `host` in machine.yaml: what host checks find; in faults.yaml: what they find instead for as long
 * as the fault lasts. What neither has cannot be read.
 *
 * @param pendingReboot why the machine waits for a reboot
 * @param clockSkewMillis how far the clock is ahead of the domain controller's
 * @param secureChannelError Windows error with which the secure channel was set up; 0 when it works
 * @param registry values by key, from `HKLM\`, and name
 * @param unreadable what cannot be read although it is there: names of the keys above
 */
record HostSection(
    @Nullable WindowsEntry windows,
    @Nullable List<String> hotfixes,
    @Nullable List<InterfaceEntry> interfaces,
    @Nullable SanPolicy sanPolicy,
    @Nullable List<String> pendingReboot,
    @Nullable DomainEntry domain,
    @Nullable Long clockSkewMillis,
    @Nullable Long secureChannelError,
    @Nullable Map<String, Map<String, String>> registry,
    @Nullable List<String> unreadable) {
  static final HostSection NONE =
      new HostSection(null, null, null, null, null, null, null, null, null, null);

  /** Which Windows it is; see {@link dev.handover.node.domain.WindowsRelease}. */
  record WindowsEntry(
      String product, String version, String build, @Nullable Integer servicePack) {}

  /** A connected interface, in the binding order. */
  record InterfaceEntry(
      String name,
      @Nullable List<String> dnsServers,
      @Nullable Boolean registersInDns,
      HostInterface.@Nullable Netbios netbios,
      @Nullable List<String> addresses) {}

  /** The domain that the machine belongs to. */
  record DomainEntry(String name, String controller) {}

  /** This machine for as long as the fault lasts. */
  HostSection with(@Nullable HostSection fault) {
    if (fault == null) {
      return this;
    }
    return new HostSection(
        or(fault.windows, windows),
        or(fault.hotfixes, hotfixes),
        or(fault.interfaces, interfaces),
        or(fault.sanPolicy, sanPolicy),
        or(fault.pendingReboot, pendingReboot),
        or(fault.domain, domain),
        or(fault.clockSkewMillis, clockSkewMillis),
        or(fault.secureChannelError, secureChannelError),
        merged(fault.registry, registry),
        or(fault.unreadable, unreadable));
  }

  /** A fault changes single values and leaves the others. */
  private static @Nullable Map<String, Map<String, String>> merged(
      @Nullable Map<String, Map<String, String>> fault,
      @Nullable Map<String, Map<String, String>> machine) {
    if (fault == null || machine == null) {
      return or(fault, machine);
    }
    Map<String, Map<String, String>> all = new HashMap<>(machine);
    fault.forEach(
        (key, values) -> {
          Map<String, String> both = new HashMap<>(all.getOrDefault(key, Map.of()));
          both.putAll(values);
          all.put(key, both);
        });
    return all;
  }

  private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
    return first == null ? second : first;
  }
}
