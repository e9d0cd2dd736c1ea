package dev.handover.node.domain;

import java.util.List;

/**
 * A service that a contract test wants to have installed.
 *
 * @param startMillis time in START_PENDING
 * @param stopMillis time in STOP_PENDING
 * @param startFailCode 0, or the Windows error with which a start ends
 * @param crashMillis 0, or how long it runs until its process dies
 */
public record TestService(
    String name,
    StartType startType,
    long startMillis,
    long stopMillis,
    long startFailCode,
    long crashMillis,
    List<String> dependsOn) {

  /** A service that starts and stops at once, by hand. */
  public static TestService named(String name) {
    return new TestService(name, StartType.MANUAL, 0, 0, 0, 0, List.of());
  }

  public TestService disabled() {
    return new TestService(
        name, StartType.DISABLED, startMillis, stopMillis, startFailCode, crashMillis, dependsOn);
  }

  public TestService slow(long millis) {
    return new TestService(name, startType, millis, millis, startFailCode, crashMillis, dependsOn);
  }

  /** Starts at once and stays in STOP_PENDING for two minutes. */
  public TestService hangingAtStop() {
    return new TestService(
        name, startType, startMillis, 120_000, startFailCode, crashMillis, dependsOn);
  }

  public TestService failingWith(long code) {
    return new TestService(name, startType, startMillis, stopMillis, code, crashMillis, dependsOn);
  }

  public TestService crashingAfter(long millis) {
    return new TestService(
        name, startType, startMillis, stopMillis, startFailCode, millis, dependsOn);
  }

  public TestService dependingOn(String... names) {
    return new TestService(
        name, startType, startMillis, stopMillis, startFailCode, crashMillis, List.of(names));
  }
}
