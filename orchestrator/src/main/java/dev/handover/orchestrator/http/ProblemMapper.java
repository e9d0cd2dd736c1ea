package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.ProblemItem;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure of ours becomes an HTTP status. */
class ProblemMapper {
  static final String NO_TOKEN = "There is no bearer token in the request, or nobody knows it.";
  static final String SHOW_A_TOKEN =
      "Send 'Authorization: Bearer hnd_...'; ./handover token makes a token.";

  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  @ServerExceptionMapper
  RestResponse<dev.handover.api.orchestrator.model.Problem> refused(ProblemException e) {
    Problem problem = e.problem();
    List<ProblemItem> errors =
        problem.errors().stream()
            .map(item -> Problems.item(item.where(), item.detail(), item.cure()))
            .toList();
    return Problems.answer(
        ProblemType.valueOf(problem.code().name()), problem.detail(), problem.cure(), errors);
  }

  @ServerExceptionMapper
  RestResponse<dev.handover.api.orchestrator.model.Problem> unauthenticated(
      UnauthorizedException e) {
    return unauthenticated();
  }

  @ServerExceptionMapper
  RestResponse<dev.handover.api.orchestrator.model.Problem> unauthenticated(
      AuthenticationFailedException e) {
    return unauthenticated();
  }

  @ServerExceptionMapper
  RestResponse<dev.handover.api.orchestrator.model.Problem> forbidden(ForbiddenException e) {
    return Problems.answer(
        ProblemType.FORBIDDEN,
        "The token is known, but its role does not allow this.",
        "Use a token with the role that the contract names; an admin makes one with ./handover token.");
  }

  @ServerExceptionMapper
  RestResponse<dev.handover.api.orchestrator.model.Problem> broken(Throwable e) {
    LOG.error("a request failed inside", e);
    return internalError();
  }

  static RestResponse<dev.handover.api.orchestrator.model.Problem> internalError() {
    return Problems.answer(
        ProblemType.INTERNAL_ERROR,
        "The service could not answer because of a fault of its own.",
        "Look at the log of the orchestrator at this time; what was asked may be asked again with the same Idempotency-Key.");
  }

  private static RestResponse<dev.handover.api.orchestrator.model.Problem> unauthenticated() {
    return Problems.answer(ProblemType.UNAUTHENTICATED, NO_TOKEN, SHOW_A_TOKEN);
  }
}
