package dev.handover.node.http;

import dev.handover.api.node.ProbesApi;
import dev.handover.api.node.model.ProbeRequest;
import dev.handover.api.node.model.ProbeResult;
import dev.handover.node.domain.Role;
import dev.handover.node.domain.probe.ProbeKind;
import dev.handover.node.domain.probe.ProbeOutcome;
import dev.handover.node.domain.probe.Prober;
import dev.handover.node.domain.probe.ServiceProbe;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;

/** What this machine can reach, and whether it serves: a second view on what others call silent. */
class ProbesResource implements ProbesApi {
  private final Prober prober;

  ProbesResource(Prober prober) {
    this.prober = prober;
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<ProbeResult> probe(ProbeRequest asked) {
    ProbeOutcome outcome =
        prober.probe(
            new ServiceProbe(
                ProbeKind.valueOf(asked.kind().name()),
                asked.host(),
                asked.port(),
                asked.expect(),
                asked.status(),
                asked.path(),
                Duration.ofMillis(asked.timeoutMillis())));
    return RestResponse.ok(
        new ProbeResult(
            outcome.reachable(), outcome.serving(), outcome.answer(), outcome.detail()));
  }
}
