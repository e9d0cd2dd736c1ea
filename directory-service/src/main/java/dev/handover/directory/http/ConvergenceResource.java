package dev.handover.directory.http;

import dev.handover.api.directory.ConvergenceApi;
import dev.handover.api.directory.model.Convergence;
import dev.handover.api.directory.model.ConvergenceRequest;
import dev.handover.directory.app.Convergences;
import dev.handover.directory.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Whether all servers say what a change set says. */
class ConvergenceResource implements ConvergenceApi {

  private final Convergences convergences;

  ConvergenceResource(Convergences convergences) {
    this.convergences = convergences;
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<Convergence> converge(
      UUID id, ConvergenceRequest request, @Nullable String prefer) {
    Convergence shown =
        ShownConvergence.of(
            convergences.converge(AskedConvergence.of(id, request), Preference.waiting(prefer)));
    boolean ended = shown.state() != Convergence.StateEnum.POLLING;
    return ended
        ? RestResponse.ok(shown)
        : RestResponse.ResponseBuilder.<Convergence>create(RestResponse.Status.ACCEPTED, shown)
            .header("Retry-After", "1")
            .build();
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<Convergence> getConvergence(UUID id) {
    return RestResponse.ok(ShownConvergence.of(convergences.latest(id)));
  }
}
