package dev.handover.directory.http;

import dev.handover.api.directory.DirectoryApi;
import dev.handover.directory.domain.DomainControllers;
import dev.handover.directory.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.RestResponse;

/** The directory that is written. */
class DirectoryResource implements DirectoryApi {

  private final DomainControllers controllers;

  DirectoryResource(DomainControllers controllers) {
    this.controllers = controllers;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<dev.handover.api.directory.model.Directory> getDirectory() {
    return RestResponse.ok(
        Shown.directory(controllers.at(controllers.preferred().url()).describe()));
  }
}
