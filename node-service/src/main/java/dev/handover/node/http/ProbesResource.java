package dev.handover.node.http;

import dev.handover.api.node.ProbesApi;
import dev.handover.api.node.model.ProbeRequest;
import dev.handover.api.node.model.ProbeResult;
import dev.handover.node.domain.Reachability;
import dev.handover.node.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;

/** What this machine can reach: a second view on a partner that others call silent. */
class ProbesResource implements ProbesApi {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int MAX_DETAIL = 500;

  private final Reachability reachability;

  ProbesResource(Reachability reachability) {
    this.reachability = reachability;
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<ProbeResult> probe(ProbeRequest asked) {
    Reachability.Reach reach = reachability.reach(asked.host(), asked.port(), LIMIT);
    String detail = reach.detail();
    return RestResponse.ok(
        new ProbeResult(
            reach.reachable(), detail.substring(0, Math.min(MAX_DETAIL, detail.length()))));
  }
}
