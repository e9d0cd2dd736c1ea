package dev.handover.node.domain;

import java.time.Duration;
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
   * Where a service has got to; state NOT_INSTALLED for an unknown name, FAILED for RUNNING or
   * STOP_PENDING without its process.
   */
  ServiceStatus query(ServiceName name);

  /**
   * All services of this machine whose state may be read, at most 4,096, in the service manager's
   * own order. One whose settings may not be read keeps no other from being listed: its start type
   * is UNKNOWN.
   */
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

  /**
   * Changes how Windows starts a service, and nothing else; 1060 for an unknown name, 1072 for one
   * that is being removed. Repeating it is harmless.
   */
  WindowsError changeStartType(ServiceName name, StartType startType);

  /** Installs a service, which stays stopped; 1073 when there is one, 1072 while it is removed. */
  WindowsError install(ServiceProgram program);

  /**
   * Removes a service, once it is stopped and nobody uses it any more; until then it cannot be
   * started. 1060 for an unknown name, 1072 when that was asked before.
   */
  WindowsError uninstall(ServiceName name);

  /**
   * Ends the process of a service, if it still is this one and no other service lives in it. What
   * was not written is lost, so this is for services that hang. {@link #query} then tells STOPPED,
   * or FAILED where the service manager does not notice.
   *
   * @return 1062 when the service has no process or another one, 1052 when others live in it too
   */
  WindowsError endProcess(ServiceName name, long processId);

  /**
   * Waits until one of the services is not in the state any more in which it was seen, or until the
   * limit, whichever comes first; it may return earlier, so look again. Progress within a state
   * does not end it.
   *
   * @param seen at most 128
   * @return false when the thread is told to end: then do not wait again
   */
  boolean awaitChange(List<ServiceStatus> seen, Duration limit);
}
