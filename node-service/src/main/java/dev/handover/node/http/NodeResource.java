package dev.handover.node.http;

import dev.handover.api.node.NodeApi;
import dev.handover.api.node.model.Adapter;
import dev.handover.api.node.model.Node;
import dev.handover.node.domain.Machine;
import dev.handover.node.domain.NodeIdentity;
import dev.handover.node.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.RestResponse;

/** Who this node is. */
class NodeResource implements NodeApi {
  private final NodeIdentity identity;
  private final Machine machine;
  private final InstantSource clock;
  private final Callers callers;

  NodeResource(NodeIdentity identity, Machine machine, InstantSource clock, Callers callers) {
    this.identity = identity;
    this.machine = machine;
    this.clock = clock;
    this.callers = callers;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<Node> getNode() {
    return RestResponse.ok(
        new Node(
            identity.name(),
            identity.version(),
            Adapter.valueOf(identity.adapter().name()),
            machine.bootId(),
            identity.startedAt(),
            clock.instant(),
            callers.tokenExpiresAt()));
  }
}
