package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.Profile;
import dev.handover.orchestrator.domain.Profiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The profiles of the configuration in force, shipped ones included. */
@ApplicationScoped
class ConfiguredProfiles implements Profiles {
  private final ConfigurationInForce inForce;

  @Inject
  ConfiguredProfiles(ConfigurationInForce inForce) {
    this.inForce = inForce;
  }

  @Override
  public List<Profile> all() {
    return inForce.profiles().stream().map(ProfileFile::profile).toList();
  }
}
