package dev.handover.directory.http;

import dev.handover.api.directory.LeftoversApi;
import dev.handover.api.directory.model.LeftoverScan;
import dev.handover.api.directory.model.LeftoverScanRequest;
import dev.handover.directory.app.LeftoverScanRun;
import dev.handover.directory.app.LeftoverScans;
import dev.handover.directory.domain.Role;
import dev.handover.directory.domain.Server;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What still names a server. */
class LeftoversResource implements LeftoversApi {

  private final LeftoverScans scans;

  LeftoversResource(LeftoverScans scans) {
    this.scans = scans;
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<LeftoverScan> putLeftoverScan(
      UUID id, LeftoverScanRequest request, @Nullable String prefer) {
    Server old = server("/old", request.old());
    dev.handover.api.directory.model.Server next = request.successor();
    LeftoverScanRun.View view =
        scans.scan(
            id,
            new dev.handover.directory.domain.proof.LeftoverScan.Question(
                old, next == null ? null : server("/successor", next), request.samples()),
            Preference.waiting(prefer));
    LeftoverScan shown = ShownLeftovers.of(id, view);
    return view.state() == LeftoverScanRun.State.RUNNING
        ? RestResponse.ResponseBuilder.<LeftoverScan>create(RestResponse.Status.ACCEPTED, shown)
            .header("Retry-After", "1")
            .build()
        : RestResponse.ok(shown);
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<LeftoverScan> getLeftoverScan(UUID id) {
    return RestResponse.ok(ShownLeftovers.of(id, scans.get(id)));
  }

  private static Server server(String where, dev.handover.api.directory.model.Server named) {
    return Parsed.value(where, named.computer(), computer -> new Server(computer, named.server()));
  }
}
