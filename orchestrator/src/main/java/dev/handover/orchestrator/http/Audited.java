package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.Problem;
import dev.handover.orchestrator.app.audit.AuditWriter;
import dev.handover.orchestrator.domain.audit.AuditFact.Answer;
import dev.handover.orchestrator.domain.audit.AuditFact.Asker;
import dev.handover.orchestrator.domain.audit.AuditFact.Target;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
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
  private final AuditNote note;
  private final SecurityIdentity identity;
  private final CurrentVertxRequest current;

  Audited(
      AuditWriter audit,
      AuditWords words,
      AuditNote note,
      SecurityIdentity identity,
      CurrentVertxRequest current) {
    this.audit = audit;
    this.words = words;
    this.note = note;
    this.identity = identity;
    this.current = current;
  }

  /** An id for the audit, and what it is about. */
  private record Asked(UUID request, Asker asker, Target target) {}

  @ServerRequestFilter(priority = Priorities.USER + 2)
  void ask(ContainerRequestContext request) throws IOException {
    if (!Mutations.is(request.getMethod(), path(request))) {
      return;
    }
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    Target target = target(request, body.length == 0 ? Optional.empty() : Optional.of(hash(body)));
    Asker asker = asker();
    UUID id = audit.asked(asker, target, words.of(body));
    request.setProperty(ASKED, new Asked(id, asker, target));
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
      Target target = told(asked.target());
      return () -> audit.answered(asked.request(), asked.asker(), target, answer);
    }
    Asker asker = asker();
    Target target = target(request, Optional.empty());
    return () -> audit.refused(asker, target, answer);
  }

  private static Answer answer(ContainerResponseContext response) {
    int status = response.getStatus();
    if (response.getEntity() instanceof Problem problem) {
      return new Answer(status, problem.code());
    }
    return new Answer(status, status < FIRST_ERROR ? "done" : "refused");
  }

  private Target told(Target target) {
    return new Target(
        target.method(),
        target.path(),
        note.group().or(target::group),
        note.operation().or(target::operation),
        target.body());
  }

  private static Target target(ContainerRequestContext request, Optional<String> body) {
    String path = path(request);
    return new Target(
        request.getMethod(),
        Mutations.cut(path),
        Mutations.group(path),
        Mutations.operation(path),
        body);
  }

  private static String path(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    return path.startsWith("/") ? path : "/" + path;
  }

  private Asker asker() {
    String actor = identity.isAnonymous() ? "-" : identity.getPrincipal().getName();
    return new Asker(actor, Mutations.peer(current.getCurrent()));
  }

  private static String hash(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
