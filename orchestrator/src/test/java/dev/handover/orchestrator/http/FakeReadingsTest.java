package dev.handover.orchestrator.http;

import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.readiness.NodeReadings;
import dev.handover.orchestrator.domain.readiness.NodeReadingsContract;

class FakeReadingsTest extends NodeReadingsContract {
  private final FakeReadings readings = new FakeReadings();

  @Override
  protected NodeReadings readings() {
    return readings;
  }

  @Override
  protected NodeRef node() {
    return Samples.mail().primary();
  }

  @Override
  protected void letItGoAway() {
    readings.goAway();
  }
}
