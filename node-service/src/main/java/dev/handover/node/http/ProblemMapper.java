package dev.handover.node.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.handover.api.node.model.Problem;
import dev.handover.api.node.model.ProblemItem;
import dev.handover.node.domain.RefusedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns every exception that leaves a resource, or never reaches one, into a problem. Says what is
 * wrong and nothing secret.
 */
class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  @ServerExceptionMapper
  RestResponse<Problem> refused(RefusedException e) {
    return Problems.answer(Problems.of(e.refusal()));
  }

  /** Bean validation of the contract's limits: each violation with its place. */
  @ServerExceptionMapper
  RestResponse<Problem> invalid(ConstraintViolationException e) {
    List<ProblemItem> errors =
        e.getConstraintViolations().stream()
            .map(violation -> Problems.item(placeOf(violation), violation.getMessage()))
            .sorted(Comparator.comparing(ProblemItem::where).thenComparing(ProblemItem::detail))
            .toList();
    return answer(
        ProblemKind.INVALID_REQUEST,
        errors.size() + " things are not as the contract wants them.",
        errors);
  }

  /** JSON that could be read but does not fit, and JSON that could not be read. */
  @ServerExceptionMapper
  RestResponse<Problem> unreadable(JsonProcessingException e) {
    return answer(
        ProblemKind.INVALID_REQUEST,
        "The body could not be read as the contract wants it.",
        List.of(JsonFault.of(e)));
  }

  /** The framework has a mapper of its own for these, without a body; the more exact type wins. */
  @ServerExceptionMapper
  RestResponse<Problem> mismatched(MismatchedInputException e) {
    return unreadable(e);
  }

  @ServerExceptionMapper
  RestResponse<Problem> unauthenticated(UnauthorizedException e) {
    return answer(ProblemKind.UNAUTHENTICATED, "No valid token was shown.", List.of());
  }

  @ServerExceptionMapper
  RestResponse<Problem> forbidden(ForbiddenException e) {
    return answer(
        ProblemKind.FORBIDDEN, "The token is valid, but its role is too low for this.", List.of());
  }

  /**
   * What the framework refuses by itself: path, method, media types, and a body that its JSON
   * reader gave up on.
   */
  @ServerExceptionMapper
  RestResponse<Problem> refusedByFramework(WebApplicationException e, UriInfo uri) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return unreadable(json);
    }
    if (e instanceof NotFoundException && e.getCause() != null) {
      // The path is there; a parameter of it could not be read.
      return answer(
          ProblemKind.INVALID_REQUEST,
          "A parameter is not of the type that the contract wants.",
          List.of());
    }
    ProblemKind kind = ProblemKind.ofStatus(e.getResponse().getStatus());
    if (kind == ProblemKind.INTERNAL_ERROR) {
      return broken(e);
    }
    return answer(
        kind, "Asked for /%s.".formatted(uri.getPath().replaceFirst("^/", "")), List.of());
  }

  @ServerExceptionMapper
  RestResponse<Problem> broken(RuntimeException e) {
    LOG.error("request failed", e);
    return answer(
        ProblemKind.INTERNAL_ERROR,
        "The request could not be completed; the log has the cause.",
        List.of());
  }

  private static RestResponse<Problem> answer(
      ProblemKind kind, String detail, List<ProblemItem> errors) {
    return Problems.answer(Problems.of(kind, detail, errors));
  }

  /**
   * A JSON pointer into the body, or the parameter's name in the contract: paths read
   * `method.parameter[.property…]`.
   */
  private static String placeOf(ConstraintViolation<?> violation) {
    List<String> properties = new ArrayList<>();
    String parameter = "";
    Class<?>[] types = {};
    String method = "";
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getIndex() != null) {
        properties.add(String.valueOf(node.getIndex()));
      }
      switch (node.getKind()) {
        case METHOD -> {
          method = node.getName();
          types = node.as(Path.MethodNode.class).getParameterTypes().toArray(Class<?>[]::new);
        }
        case PARAMETER ->
            parameter =
                ContractParameter.of(violation.getRootBeanClass(), method, types)
                    .get(node.as(Path.ParameterNode.class).getParameterIndex())
                    .name();
        case PROPERTY -> properties.add(node.getName());
        default -> {}
      }
    }
    return properties.isEmpty() ? parameter : "/" + String.join("/", properties);
  }
}
