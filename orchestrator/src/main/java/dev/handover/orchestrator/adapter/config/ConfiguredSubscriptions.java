package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.events.Subscription;
import dev.handover.orchestrator.domain.events.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The subscriptions of the configuration in force. */
@ApplicationScoped
class ConfiguredSubscriptions implements Subscriptions {
  private final ConfigurationInForce inForce;

  @Inject
  ConfiguredSubscriptions(ConfigurationInForce inForce) {
    this.inForce = inForce;
  }

  @Override
  public List<Subscription> all() {
    return inForce.subscriptions();
  }
}
