package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.trigger.Trigger;
import dev.handover.orchestrator.domain.trigger.Triggers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The triggers of the configuration in force. */
@ApplicationScoped
class ConfiguredTriggers implements Triggers {
  private final ConfigurationInForce inForce;

  @Inject
  ConfiguredTriggers(ConfigurationInForce inForce) {
    this.inForce = inForce;
  }

  @Override
  public List<Trigger> all() {
    return inForce.triggers();
  }

  @Override
  public Optional<Trigger> find(String name) {
    return all().stream().filter(trigger -> trigger.name().equals(name)).findFirst();
  }
}
