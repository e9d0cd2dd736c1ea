package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.readiness.DirectoryReadings;
import dev.handover.orchestrator.domain.readiness.DirectoryReadingsContract;

class FakeDirectoryReadingsTest extends DirectoryReadingsContract {
  private final FakeDirectoryReadings readings = new FakeDirectoryReadings();

  @Override
  protected DirectoryReadings readings() {
    return readings;
  }

  @Override
  protected void letItGoAway() {
    readings.goAway();
  }
}
