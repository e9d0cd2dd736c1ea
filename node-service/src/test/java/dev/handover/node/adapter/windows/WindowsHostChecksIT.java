package dev.handover.node.adapter.windows;

import org.junit.jupiter.api.Test;

/** Runs {@link WindowsHostChecksChecks} on a Windows JVM. */
class WindowsHostChecksIT {
  private static final int CHECKS = 17;

  @Test
  void keepsTheContractOnWindows() {
    WindowsChecks.run(WindowsHostChecksChecks.class, CHECKS);
  }
}
