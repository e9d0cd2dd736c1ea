package dev.handover.directory.http;

import dev.handover.api.directory.DirectoryApi;
import dev.handover.directory.domain.DirectoryDescription;
import dev.handover.directory.domain.DomainController;
import dev.handover.directory.domain.DomainControllers;
import dev.handover.directory.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.RestResponse;

/** The directory that is written. */
class DirectoryResource implements DirectoryApi {

  private final DomainControllers controllers;
  private final Callers callers;

  DirectoryResource(DomainControllers controllers, Callers callers) {
    this.controllers = controllers;
    this.callers = callers;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<dev.handover.api.directory.model.Directory> getDirectory() {
    DomainController used = controllers.preferred();
    DirectoryDescription description = controllers.at(used.url()).describe();
    ShownDirectory shown = new ShownDirectory(controllers.known(), used);
    return RestResponse.ok(shown.of(description, callers.tokenExpiresAt()));
  }
}
