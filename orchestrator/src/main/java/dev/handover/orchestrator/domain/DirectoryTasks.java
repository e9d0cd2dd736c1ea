package dev.handover.orchestrator.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Completes a profile's directory tasks with what only the group knows. */
final class DirectoryTasks {
  private static final String MAILBOXES = "rehome-mailboxes";
  private static final String DNS = "dns-address";

  private DirectoryTasks() {}

  /** The tasks for a move to `target`, in the profile's order. */
  static List<DirectoryTaskSpec> of(Group group, NodeRef target) {
    List<DirectoryTaskSpec> tasks = new ArrayList<>();
    for (DirectoryTaskSpec task : group.profile().directoryTasks()) {
      switch (task.name()) {
        case MAILBOXES -> tasks.add(with(task, Map.of("searchBases", group.searchBases())));
        case DNS -> dns(group, target).map(own -> with(task, own)).ifPresent(tasks::add);
        default -> tasks.add(task);
      }
    }
    return tasks;
  }

  /** The record is only asserted while the address floats, and changed when it does not. */
  private static Optional<Map<String, List<String>>> dns(Group group, NodeRef target) {
    return group
        .dns()
        .map(
            dns ->
                switch (group.address()) {
                  case AddressMode.Floating floating -> dns(dns, floating.ip(), "ASSERT");
                  case AddressMode.DnsOnly own ->
                      dns(
                          dns,
                          target.equals(group.primary()) ? own.primary() : own.backup(),
                          "REPLACE");
                });
  }

  private static Map<String, List<String>> dns(DnsRecord dns, String address, String mode) {
    return Map.of(
        "zone", List.of(dns.zone()),
        "record", List.of(dns.record()),
        "address", List.of(address),
        "mode", List.of(mode));
  }

  private static DirectoryTaskSpec with(DirectoryTaskSpec task, Map<String, List<String>> own) {
    Map<String, List<String>> parameters = new HashMap<>(own);
    parameters.putAll(task.parameters());
    parameters.values().removeIf(List::isEmpty);
    return new DirectoryTaskSpec(task.name(), parameters);
  }
}
