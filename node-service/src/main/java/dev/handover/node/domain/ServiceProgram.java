package dev.handover.node.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service that is to be installed; it has a process of its own.
 *
 * @param displayName what the list of services shows; 1 to 256 characters
 * @param commandLine the program, quoted where its path has blanks, and its arguments
 * @param account null for LocalSystem; otherwise an account that has no password to be told, such
 *     as {@code NT SERVICE\name} or {@code NT AUTHORITY\NetworkService}
 */
public record ServiceProgram(
    ServiceName name,
    String displayName,
    String commandLine,
    StartType startType,
    List<ServiceName> dependsOn,
    @Nullable String account) {
  private static final int MAX_DISPLAY_NAME = 256;

  public ServiceProgram {
    if (displayName.isBlank() || displayName.length() > MAX_DISPLAY_NAME) {
      throw new IllegalArgumentException("not a display name: '" + displayName + "'");
    }
    if (commandLine.isBlank()) {
      throw new IllegalArgumentException("service " + name + " needs a program");
    }
    if (startType == StartType.UNKNOWN) {
      throw new IllegalArgumentException("service " + name + " needs a start type");
    }
    dependsOn = List.copyOf(dependsOn);
  }

  /** A service under LocalSystem that depends on nothing. */
  public ServiceProgram(
      ServiceName name, String displayName, String commandLine, StartType startType) {
    this(name, displayName, commandLine, startType, List.of(), null);
  }
}
