package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.ProfilesApi;
import dev.handover.api.orchestrator.model.Profile;
import dev.handover.api.orchestrator.model.ProfileList;
import dev.handover.api.orchestrator.model.ProfileService;
import dev.handover.orchestrator.domain.DirectoryTaskSpec;
import dev.handover.orchestrator.domain.Profiles;
import dev.handover.orchestrator.domain.Role;
import dev.handover.orchestrator.domain.ServiceName;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.RestResponse;

/** What applications consist of. */
class ProfilesResource implements ProfilesApi {
  private final Profiles profiles;

  ProfilesResource(Profiles profiles) {
    this.profiles = profiles;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<ProfileList> listProfiles() {
    return RestResponse.ok(
        new ProfileList(profiles.all().stream().map(ProfilesResource::shown).toList()));
  }

  private static Profile shown(dev.handover.orchestrator.domain.Profile profile) {
    return new Profile(
        profile.name(),
        profile.title(),
        profile.services().stream().map(ProfilesResource::shown).toList(),
        profile.directoryTasks().stream().map(DirectoryTaskSpec::name).toList(),
        profile.notices());
  }

  private static ProfileService shown(dev.handover.orchestrator.domain.ProfileService service) {
    return new ProfileService(
        service.name().value(),
        Math.toIntExact(service.startDeadline().toSeconds()),
        Math.toIntExact(service.stopDeadline().toSeconds()),
        service.startAttempts(),
        service.after().stream().map(ServiceName::value).toList());
  }
}
