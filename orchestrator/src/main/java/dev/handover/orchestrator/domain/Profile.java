package dev.handover.orchestrator.domain;

import java.util.List;

/**
 * What an application consists of.
 *
 * @param services in start order; stopping is the exact reverse
 * @param directoryTasks in the order in which a move applies them; the planner adds the group's
 *     search bases and DNS record
 * @param notices what operators and users should be told
 */
public record Profile(
    String name,
    String title,
    List<ProfileService> services,
    List<DirectoryTaskSpec> directoryTasks,
    List<String> notices) {
  public Profile {
    services = List.copyOf(services);
    directoryTasks = List.copyOf(directoryTasks);
    notices = List.copyOf(notices);
  }

  public List<ServiceName> serviceNames() {
    return services.stream().map(ProfileService::name).toList();
  }
}
