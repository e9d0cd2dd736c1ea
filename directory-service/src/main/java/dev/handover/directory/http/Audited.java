package dev.handover.directory.http;

import dev.handover.api.directory.model.Problem;
import dev.handover.directory.app.AuditWriter;
import dev.handover.directory.domain.audit.AuditFact.Answer;
import dev.handover.directory.domain.audit.AuditFact.Asker;
import dev.handover.directory.domain.audit.AuditFact.Target;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Has every request that would change something written down, and what is answered to it. */
class Audited {
  private static final String ASKED = "handover.audit.asked";

  private static final int FIRST_ERROR = 400;

  private final AuditWriter audit;
  private final AuditWords words;
  private final SecurityIdentity identity;
  private final CurrentVertxRequest current;

  Audited(
      AuditWriter audit, AuditWords words, SecurityIdentity identity, CurrentVertxRequest current) {
    this.audit = audit;
    this.words = words;
    this.identity = identity;
    this.current = current;
  }

  /** An id for the audit, and what it is about. */
  private record Asked(UUID request, Asker asker, Target target) {}

  @ServerRequestFilter
  void ask(ContainerRequestContext request) throws IOException {
    if (!Mutations.is(request.getMethod(), path(request))) {
      return;
    }
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    AuditWords.Said said = words.of(Mutations.target(request.getMethod(), path(request)), body);
    Asker asker = asker();

    UUID id = audit.asked(asker, said.target(), said.words());
    request.setProperty(ASKED, new Asked(id, asker, said.target()));
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

      return () -> audit.answered(asked.request(), asked.asker(), asked.target(), answer);
    }
    Asker asker = asker();

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
