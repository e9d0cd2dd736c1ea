package dev.handover.orchestrator.domain;

import java.util.List;

/**
 * What both nodes of a group should have in common, beyond what moves.
 *
 * @param services services whose start type is compared, the group's own left out
 * @param files full paths; their versions are compared
 */
public record InventoryList(
    List<ServiceName> services, List<String> files, List<RegistryValueName> registryValues) {
  public static final InventoryList NOTHING = new InventoryList(List.of(), List.of(), List.of());

  /** A value of the registry; the key begins with `HKLM\`. */
  public record RegistryValueName(String key, String name) {}

  public InventoryList {
    services = List.copyOf(services);
    files = List.copyOf(files);
    registryValues = List.copyOf(registryValues);
  }
}
