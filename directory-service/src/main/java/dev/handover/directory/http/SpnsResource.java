package dev.handover.directory.http;

import dev.handover.api.directory.SpnsApi;
import dev.handover.api.directory.model.SpnCheck;
import dev.handover.directory.app.SpnChecks;
import dev.handover.directory.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Whether two accounts hold one service principal name. */
class SpnsResource implements SpnsApi {

  private final SpnChecks checks;

  SpnsResource(SpnChecks checks) {
    this.checks = checks;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<SpnCheck> checkSpns(@Nullable UUID changeSet) {
    return RestResponse.ok(ShownProof.spns(checks.check(changeSet)));
  }
}
