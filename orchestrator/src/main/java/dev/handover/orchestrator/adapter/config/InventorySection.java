package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.InventoryList;
import dev.handover.orchestrator.domain.InventoryList.RegistryValueName;
import dev.handover.orchestrator.domain.ServiceName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** `inventory` of a profile: files and registry values that both servers should have in common. */
final class InventorySection {
  private static final Rule<String> FILE =
      Rule.text(
          "a full path on a local drive",
          "[A-Za-z]:(\\\\[^\\\\/:*?\"<>|]+)+",
          "'C:\\Program Files\\Exchsrvr\\bin\\store.exe'",
          "Write drive, folders and file, in quotes.");
  private static final Rule<String> KEY =
      Rule.text(
          "a registry key below HKLM",
          "HKLM(\\\\[^\\\\\\x00-\\x1f]+)+",
          "'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIS'",
          "Begin it with HKLM\\, in quotes.");
  private static final Rule<String> NAME =
      Rule.text(
          "the name of a registry value", "[^\\x00-\\x1f]{1,255}", "Start", "Write its name.");

  private InventorySection() {}

  /** The services are those that run on both servers all the time. */
  static InventoryList read(Section root, Collection<ServiceName> services) {
    List<ServiceName> all = List.copyOf(services);
    Optional<Section> section = root.optionalSection("inventory");
    if (section.isEmpty()) {
      return new InventoryList(all, List.of(), List.of());
    }
    List<String> files = section.get().list("files", FILE);
    List<RegistryValueName> values = new ArrayList<>();
    for (Section value : section.get().sections("registryValues")) {
      values.add(new RegistryValueName(value.required("key", KEY), value.required("name", NAME)));
      value.end();
    }
    section.get().end();
    return new InventoryList(all, files, values);
  }
}
