package dev.handover.node.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Windows error code, with words for those that the service manager uses (winerror.h).
 *
 * @param code 0 is success
 * @param specific the service's own code with 1066, otherwise 0
 * @param words the machine's own words for a code that is not in our table, where it has any
 */
public record WindowsError(long code, long specific, @Nullable String words) {
  public static final WindowsError NONE = new WindowsError(0);
  public static final WindowsError ACCESS_DENIED = new WindowsError(5);
  public static final WindowsError DEPENDENT_SERVICES_RUNNING = new WindowsError(1051);
  public static final WindowsError INVALID_SERVICE_CONTROL = new WindowsError(1052);
  public static final WindowsError SERVICE_REQUEST_TIMEOUT = new WindowsError(1053);
  public static final WindowsError SERVICE_ALREADY_RUNNING = new WindowsError(1056);
  public static final WindowsError SERVICE_DISABLED = new WindowsError(1058);
  public static final WindowsError SERVICE_DOES_NOT_EXIST = new WindowsError(1060);
  public static final WindowsError SERVICE_CANNOT_ACCEPT_CONTROL = new WindowsError(1061);
  public static final WindowsError SERVICE_NOT_ACTIVE = new WindowsError(1062);
  public static final WindowsError SERVICE_SPECIFIC_ERROR = new WindowsError(1066);
  public static final WindowsError PROCESS_ABORTED = new WindowsError(1067);
  public static final WindowsError DEPENDENCY_FAILED = new WindowsError(1068);
  public static final WindowsError SERVICE_MARKED_FOR_DELETE = new WindowsError(1072);
  public static final WindowsError SERVICE_EXISTS = new WindowsError(1073);
  public static final WindowsError SERVICE_NEVER_STARTED = new WindowsError(1077);

  private static final Map<Long, String> WORDS =
      Map.ofEntries(
          Map.entry(0L, "success"),
          Map.entry(2L, "the system cannot find the file specified"),
          Map.entry(3L, "the system cannot find the path specified"),
          Map.entry(5L, "access is denied"),
          Map.entry(
              1051L, "a stop control was sent to a service that other running services depend on"),
          Map.entry(1052L, "the requested control is not valid for this service"),
          Map.entry(1053L, "the service did not answer the start or control request in time"),
          Map.entry(1054L, "a thread could not be created for the service"),
          Map.entry(1055L, "the service database is locked"),
          Map.entry(1056L, "an instance of the service is already running"),
          Map.entry(
              1057L, "the account name is invalid or does not exist, or the password is invalid"),
          Map.entry(1058L, "the service cannot be started because it is disabled"),
          Map.entry(1059L, "circular service dependency"),
          Map.entry(1060L, "the service does not exist as an installed service"),
          Map.entry(1061L, "the service cannot accept control messages at this time"),
          Map.entry(1062L, "the service has not been started"),
          Map.entry(1063L, "the service process could not connect to the service controller"),
          Map.entry(
              1064L, "an exception occurred in the service when handling the control request"),
          Map.entry(1066L, "the service has returned a service-specific error code"),
          Map.entry(1067L, "the process terminated unexpectedly"),
          Map.entry(1068L, "the dependency service or group failed to start"),
          Map.entry(1069L, "the service did not start due to a logon failure"),
          Map.entry(1070L, "after starting, the service hung in a start-pending state"),
          Map.entry(1072L, "the service has been marked for deletion"),
          Map.entry(1073L, "the service already exists"),
          Map.entry(1075L, "the dependency service does not exist or has been marked for deletion"),
          Map.entry(1077L, "no attempt to start the service has been made since the last boot"),
          Map.entry(
              1079L,
              "the account of this service differs from that of other services in its process"));

  /** An error of Windows itself. */
  public WindowsError(long code) {
    this(code, 0, null);
  }

  /** An error of Windows, or of a service itself. */
  public WindowsError(long code, long specific) {
    this(code, specific, null);
  }

  /** Whether the table has words for the code; the same words on every machine and in English. */
  public static boolean isKnown(long code) {
    return WORDS.containsKey(code);
  }

  /** Whether it is no error. */
  public boolean isNone() {
    return code == 0;
  }

  /** The code and what it means, in one sentence part. */
  public String text() {
    String fallback = words == null ? "see `net helpmsg " + code + "`" : words;
    String own = specific == 0 ? "" : " " + specific;
    return "Windows error " + code + ": " + WORDS.getOrDefault(code, fallback) + own;
  }
}
