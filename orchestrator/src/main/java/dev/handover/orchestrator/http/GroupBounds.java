package dev.handover.orchestrator.http;

import dev.handover.orchestrator.app.OperationService;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Reach;
import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Keeps callers whose role is for some groups only from everything else. What is not known here to
 * belong to one group, or to be open to all, is refused: also what is added later.
 */
class GroupBounds {
  /** Answers that are the same for everybody, or are cut to the caller's groups. */
  private static final Pattern OPEN =
      Pattern.compile(
          "/openapi(/[^/]+)?|/v1/(caller|groups|operations|freeze|audit|(profiles|runbooks)(/.*)?)");

  private static final Pattern OPERATION = Pattern.compile("/v1/operations/[^/]+(/.*)?");

  private final Caller caller;
  private final OperationService operations;

  GroupBounds(Caller caller, OperationService operations) {
    this.caller = caller;
    this.operations = operations;
  }

  /** Before anything is written into the audit as let in. */
  @ServerRequestFilter(priority = Priorities.USER + 1)
  void check(ContainerRequestContext request) {
    Reach reach = caller.reach();
    if (!reach.isEverything() && !mayPass(reach, request)) {
      throw new ForbiddenException();
    }
  }

  private boolean mayPass(Reach reach, ContainerRequestContext request) {
    UriInfo uri = request.getUriInfo();
    String path = uri.getPath().startsWith("/") ? uri.getPath() : "/" + uri.getPath();
    Optional<String> group = Optional.ofNullable(uri.getPathParameters().getFirst("group"));
    if (group.isPresent()) {
      return reach.groups().orElseThrow().stream().anyMatch(one -> one.value().equals(group.get()));
    }
    if (OPERATION.matcher(path).matches()) {
      UUID id = UUID.fromString(uri.getPathParameters().getFirst("id"));
      GroupName of = operations.get(id).group();
      return reach.includes(of);
    }
    return request.getMethod().equals("GET") && OPEN.matcher(path).matches();
  }
}
