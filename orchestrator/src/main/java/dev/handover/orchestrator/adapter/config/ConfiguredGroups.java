package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Groups;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The groups of the configuration in force. */
@ApplicationScoped
class ConfiguredGroups implements Groups {
  private final ConfigurationInForce inForce;

  @Inject
  ConfiguredGroups(ConfigurationInForce inForce) {
    this.inForce = inForce;
  }

  @Override
  public List<Group> all() {
    return inForce.groups();
  }

  @Override
  public Optional<Group> find(GroupName name) {
    return inForce.groups().stream().filter(group -> group.name().equals(name)).findFirst();
  }
}
