package dev.handover.node.adapter.windows;

import org.junit.jupiter.api.Test;

/** Runs {@link WindowsEventLogChecks} on a Windows JVM. */
class WindowsEventLogIT {
  private static final int CHECKS = 9;

  @Test
  void keepsTheContractOnWindows() {
    WindowsChecks.run(WindowsEventLogChecks.class, CHECKS);
  }
}
