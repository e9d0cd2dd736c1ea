package dev.handover.node.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service as the service manager reports it at one moment.
 *
 * @param progress present in a pending state
 * @param lastExit how it ended last; {@link WindowsError#NONE} while it runs or after an orderly
 *     stop
 * @param dependsOn services that must run first; groups of services are not listed
 */
public record ServiceStatus(
    ServiceName name,
    ServiceState state,
    StartType startType,
    @Nullable Long processId,
    @Nullable Progress progress,
    WindowsError lastExit,
    List<ServiceName> dependsOn) {

  /**
   * How far a pending state has got.
   *
   * @param checkpoint grows while it makes progress
   * @param waitHintMillis the service's own estimate until the next checkpoint
   */
  public record Progress(long checkpoint, long waitHintMillis) {}

  public ServiceStatus {
    dependsOn = List.copyOf(dependsOn);
  }

  /** The status of a name that the service manager does not know. */
  public static ServiceStatus notInstalled(ServiceName name) {
    return new ServiceStatus(
        name,
        ServiceState.NOT_INSTALLED,
        StartType.UNKNOWN,
        null,
        null,
        WindowsError.NONE,
        List.of());
  }
}
