package dev.handover.node.http;

import dev.handover.api.node.model.Problem;
import dev.handover.node.app.AuditWriter;
import dev.handover.node.domain.audit.AuditFact.Answer;
import dev.handover.node.domain.audit.AuditFact.Asker;
import dev.handover.node.domain.audit.AuditFact.Target;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Has every request that would change something written down, and what is answered to it. */
class Audited {
  private static final String ASKED = "handover.audit.asked";
  private static final String RENEWED = "handover.audit.renewed";
  private static final int FIRST_ERROR = 400;

  private final AuditWriter audit;
  private final AuditWords words;
  private final SecurityIdentity identity;
  private final CurrentVertxRequest current;
  private final LeaseRenewals renewals;

  Audited(
      AuditWriter audit,
      AuditWords words,
      SecurityIdentity identity,
      CurrentVertxRequest current,
      LeaseRenewals renewals) {
    this.audit = audit;
    this.words = words;
    this.identity = identity;
    this.current = current;
    this.renewals = renewals;
  }

  /** An id for the audit, and what it is about. */
  private record Asked(UUID request, Asker asker, Target target, Map<String, String> words) {}

  @ServerRequestFilter
  void ask(ContainerRequestContext request) throws IOException {
    if (!Mutations.is(request.getMethod(), path(request))) {
      return;
    }
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    AuditWords.Said said = words.of(Mutations.target(request.getMethod(), path(request)), body);
    Asker asker = asker();
    if (renewals.repeats(path(request), said.words())) {
      request.setProperty(RENEWED, said.target());
      return;
    }
    UUID id = audit.asked(asker, said.target(), said.words());
    request.setProperty(ASKED, new Asked(id, asker, said.target(), said.words()));
  }

  @ServerResponseFilter
  @Nullable Uni<Void> answer(ContainerRequestContext request, ContainerResponseContext response) {
    if (!Mutations.is(request.getMethod(), path(request))) {
      return null;
    }
    Runnable write = written(request, answer(response));
    if (!Context.isOnEventLoopThread()) {
      write.run();
      return null;
    }
    return Uni.createFrom()
        .item(write)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(Runnable::run)
        .replaceWithVoid();
  }

  private Runnable written(ContainerRequestContext request, Answer answer) {
    if (request.getProperty(ASKED) instanceof Asked asked) {
      if (answer.status() < FIRST_ERROR) {
        renewals.granted(path(request), asked.words());
      }
      return () -> audit.answered(asked.request(), asked.asker(), asked.target(), answer);
    }
    Asker asker = asker();
    if (request.getProperty(RENEWED) instanceof Target lease) {
      return answer.status() < FIRST_ERROR ? () -> {} : () -> audit.refused(asker, lease, answer);
    }
    Target target = Mutations.target(request.getMethod(), path(request));
    return () -> audit.refused(asker, target, answer);
  }

  private static Answer answer(ContainerResponseContext response) {
    int status = response.getStatus();
    if (response.getEntity() instanceof Problem problem) {
      return new Answer(status, problem.code());
    }
    return new Answer(status, status < FIRST_ERROR ? "done" : "refused");
  }

  private static String path(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    return path.startsWith("/") ? path : "/" + path;
  }

  private Asker asker() {
    String actor = identity.isAnonymous() ? "-" : identity.getPrincipal().getName();
    return new Asker(actor, Mutations.peer(current.getCurrent()));
  }
}
