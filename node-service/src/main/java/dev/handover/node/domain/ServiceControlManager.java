package dev.handover.node.domain;

import java.util.List;

/**
 * The service control manager of this machine.
 *
 * <p>{@link #start} and {@link #stop} only ask; the service changes state in its own time, and
 * {@link #query} tells where it has got to. All of them may be called at any time, in any state, by
 * several threads. An answer other than {@link WindowsError#NONE} is the service manager's own;
 * 1056 and 1062 mean that the service is already there.
 */
public interface ServiceControlManager {

  /**
   * Where a service has got to; state NOT_INSTALLED for an unknown name, FAILED for RUNNING without
   * its process.
   */
  ServiceStatus query(ServiceName name);

  /** All services of this machine, at most 4,096, in the service manager's own order. */
  List<ServiceStatus> list();

  /**
   * Services that depend on this one, directly or not, and are not stopped; in the order in which
   * they have to be stopped.
   */
  List<ServiceName> activeDependents(ServiceName name);

  /** Asks a service to start, after those it depends on. */
  WindowsError start(ServiceName name);

  /** Asks a service to stop; 1051 while others that depend on it run. */
  WindowsError stop(ServiceName name);
}
