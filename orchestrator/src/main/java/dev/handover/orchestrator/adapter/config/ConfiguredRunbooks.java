package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.Runbook;
import dev.handover.orchestrator.domain.Runbooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The runbooks of the configuration in force, shipped ones included. */
@ApplicationScoped
class ConfiguredRunbooks implements Runbooks {
  private final ConfigurationInForce inForce;

  @Inject
  ConfiguredRunbooks(ConfigurationInForce inForce) {
    this.inForce = inForce;
  }

  @Override
  public List<Runbook> all() {
    return inForce.runbooks();
  }
}
