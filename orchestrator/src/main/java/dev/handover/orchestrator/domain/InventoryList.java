package dev.handover.orchestrator.domain;

import java.util.List;

/**
 * What both nodes of a group should have in common, beyond what moves.
 *
 * @param services services whose start type is compared, the group's own left out
 * @param files full paths; their versions are compared
 * @param hotfixes that both need
 */
public record InventoryList(
    List<ServiceName> services,
    List<String> files,
    List<RegistryValueName> registryValues,
    List<HotfixNeed> hotfixes) {
  public static final InventoryList NOTHING = new InventoryList(List.of(), List.of(), List.of());

  /** A value of the registry; the key begins with `HKLM\`. */
  public record RegistryValueName(String key, String name) {}

  public InventoryList {
    services = List.copyOf(services);
    files = List.copyOf(files);
    registryValues = List.copyOf(registryValues);
    hotfixes = List.copyOf(hotfixes);
  }

  /** A list without hotfixes. */
  public InventoryList(
      List<ServiceName> services, List<String> files, List<RegistryValueName> registryValues) {
    this(services, files, registryValues, List.of());
  }

  /** The same, with these hotfixes. */
  public InventoryList with(List<HotfixNeed> others) {
    return new InventoryList(services, files, registryValues, others);
  }
}
