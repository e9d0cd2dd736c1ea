package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.serving.FinalChecks;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What an application consists of.
 *
 * @param services in an order in which they can be started; stopping is the exact reverse. All come
 *     after the first, whose start is the pivot of a move
 * @param directoryTasks in the order in which a move applies them; the planner adds the group's
 *     search bases and DNS record
 * @param notices what operators and users should be told
 * @param inventory what both nodes should have in common, beyond the services
 * @param layout what it has on the switching disk
 * @param finalChecks what is looked at when all services run
 */
public record Profile(
    String name,
    String title,
    List<ProfileService> services,
    List<DirectoryTaskSpec> directoryTasks,
    List<String> notices,
    InventoryList inventory,
    DiskLayout layout,
    FinalChecks finalChecks) {
  public Profile {
    services = services.stream().map(behindTheFirst(services)).toList();
    directoryTasks = List.copyOf(directoryTasks);
    notices = List.copyOf(notices);
  }

  private static UnaryOperator<ProfileService> behindTheFirst(List<ProfileService> services) {
    return service ->
        service.after().isEmpty() && !service.equals(services.getFirst())
            ? service.after(services.getFirst().name())
            : service;
  }

  /** A profile that names nothing to compare, and has nothing on the disk that matters. */
  public Profile(
      String name,
      String title,
      List<ProfileService> services,
      List<DirectoryTaskSpec> directoryTasks,
      List<String> notices) {
    this(
        name,
        title,
        services,
        directoryTasks,
        notices,
        InventoryList.NOTHING,
        DiskLayout.NOTHING,
        FinalChecks.NOTHING);
  }

  /** The same for a group with this on its disk. */
  public Profile with(DiskLayout own) {
    return new Profile(name, title, services, directoryTasks, notices, inventory, own, finalChecks);
  }

  /** The same, looked at in this way. */
  public Profile with(FinalChecks other) {
    return new Profile(name, title, services, directoryTasks, notices, inventory, layout, other);
  }

  /** The same with other directory tasks. */
  public Profile withTasks(List<DirectoryTaskSpec> others) {
    return new Profile(name, title, services, others, notices, inventory, layout, finalChecks);
  }

  public List<ServiceName> serviceNames() {
    return services.stream().map(ProfileService::name).toList();
  }
}
