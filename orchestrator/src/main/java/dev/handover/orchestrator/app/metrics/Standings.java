package dev.handover.orchestrator.app.metrics;

import dev.handover.orchestrator.domain.Freezes;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.readiness.ReadinessReports;
import dev.handover.orchestrator.domain.telemetry.Backlog;
import dev.handover.orchestrator.domain.telemetry.Links;
import jakarta.enterprise.context.ApplicationScoped;

/** The ports from which the state of things is read at each scrape, handed round as one. */
@ApplicationScoped
class Standings {
  private final Operations operations;
  private final Freezes freezes;
  private final ReadinessReports readiness;
  private final Links links;
  private final Backlog backlog;

  Standings(
      Operations operations,
      Freezes freezes,
      ReadinessReports readiness,
      Links links,
      Backlog backlog) {
    this.operations = operations;
    this.freezes = freezes;
    this.readiness = readiness;
    this.links = links;
    this.backlog = backlog;
  }

  Operations operations() {
    return operations;
  }

  Freezes freezes() {
    return freezes;
  }

  ReadinessReports readiness() {
    return readiness;
  }

  Links links() {
    return links;
  }

  Backlog backlog() {
    return backlog;
  }
}
