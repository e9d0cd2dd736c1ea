package dev.handover.orchestrator.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.handover.api.orchestrator.model.Problem;
import dev.handover.api.orchestrator.model.ProblemItem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns what the framework finds wrong with a request into problem documents that name the part and
 * the cure.
 */
class RequestProblems {
  private static final String SEE_CONTRACT =
      "Compare the request with the contract at GET /openapi.";

  private static final String SEE_ERRORS =
      "Correct what `errors` names; the contract is at GET /openapi.";

  /** How Jackson begins to complain of a property that comes twice. */
  private static final String DUPLICATE = "Duplicate field";

  /** What the contract calls the headers that the generator gave names of its own. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "idempotencyKey", "Idempotency-Key",
          "lastEventId", "Last-Event-ID",
          "prefer", "Prefer",
          "ifMatch", "If-Match",
          "ifNoneMatch", "If-None-Match");

  private static final Set<String> OF_PATH_AND_QUERY =
      Set.of("group", "name", "id", "state", "cursor", "limit", "subscription", "after");

  @ServerExceptionMapper
  RestResponse<Problem> invalid(ConstraintViolationException e) {
    List<ProblemItem> errors =
        e.getConstraintViolations().stream()
            .map(RequestProblems::item)
            .sorted(Comparator.comparing(ProblemItem::where))
            .toList();
    return invalid(errors);
  }

  static RestResponse<Problem> invalid(List<ProblemItem> errors) {
    return Problems.answer(ProblemType.INVALID_REQUEST, summary(errors), SEE_ERRORS, errors);
  }

  @ServerExceptionMapper
  RestResponse<Problem> unreadable(MismatchedInputException e) {
    return unreadableBody(e);
  }

  @ServerExceptionMapper
  RestResponse<Problem> failed(WebApplicationException e) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return unreadableBody(json);
    }
    return byStatus(e.getResponse().getStatus());
  }

  static RestResponse<Problem> byStatus(int status) {
    return switch (status) {
      case 404 ->
          Problems.answer(
              ProblemType.NOT_FOUND,
              "No resource has this path.",
              "See GET /openapi for the paths.");
      case 405 ->
          Problems.answer(
              ProblemType.METHOD_NOT_ALLOWED,
              "This path does not take that method.",
              "See GET /openapi for its methods.");
      case 406 ->
          Problems.answer(
              ProblemType.NOT_ACCEPTABLE,
              "No form of the answer suits the Accept header.",
              "Ask for application/json, or leave Accept out.");
      case 413 ->
          Problems.answer(
              ProblemType.BODY_TOO_LARGE,
              "The body is larger than this service reads.",
              "Send at most 1 MiB.");
      case 415 ->
          Problems.answer(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "The body is not declared as JSON.",
              "Send 'Content-Type: application/json'.");
      default ->
          status < 500
              ? Problems.answer(
                  ProblemType.INVALID_REQUEST, "The request cannot be understood.", SEE_CONTRACT)
              : ProblemMapper.internalError();
    };
  }

  private static RestResponse<Problem> unreadableBody(JsonProcessingException e) {
    ProblemItem item = Problems.item(pointer(e), whatIsWrong(e), cure(e));
    return Problems.answer(
        ProblemType.INVALID_REQUEST, summary(List.of(item)), SEE_CONTRACT, List.of(item));
  }

  private static String whatIsWrong(JsonProcessingException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          "unknown property '" + unknown.getPropertyName() + "'";
      case InvalidFormatException format when format.getTargetType().isEnum() ->
          "'"
              + format.getValue()
              + "' is none of "
              + Arrays.toString(format.getTargetType().getEnumConstants());
      case InvalidFormatException format -> "'" + format.getValue() + "' has the wrong form";
      case ValueInstantiationException unknown
          when unknown.getCause() instanceof IllegalArgumentException why ->
          String.valueOf(why.getMessage());
      case JsonParseException twice when twice.getOriginalMessage().startsWith(DUPLICATE) ->
          "repeated property" + twice.getOriginalMessage().substring(DUPLICATE.length());
      case MismatchedInputException missing
          when missing.getOriginalMessage().startsWith("Missing required") ->
          "required property is missing";
      case MismatchedInputException ignored -> "is of the wrong type, or missing";
      default ->
          "is not JSON (line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ")";
    };
  }

  private static String cure(JsonProcessingException e) {
    return e instanceof UnrecognizedPropertyException unknown
        ? "Remove it. Known here: " + known(unknown) + "."
        : SEE_CONTRACT;
  }

  private static String known(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds().stream()
        .map(String::valueOf)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String pointer(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "body";
    }
    return mapping.getPath().stream()
        .map(
            part ->
                part.getFieldName() == null ? String.valueOf(part.getIndex()) : part.getFieldName())
        .collect(Collectors.joining("/", "/", ""));
  }

  private static ProblemItem item(ConstraintViolation<?> violation) {
    String where = where(violation.getPropertyPath());
    Object value = violation.getInvalidValue();
    if (where.endsWith("/reason") && value instanceof String) {
      return Problems.item(
          where,
          "is blank, too short without the blanks around it, or too long",
          "Say why, in words; see the contract at GET /openapi for the length.");
    }
    boolean isShown = value instanceof String || value instanceof Number;
    String shown = isShown ? "'" + value + "' " : "";
    return Problems.item(where, shown + violation.getMessage(), SEE_CONTRACT);
  }

  /**
   * {@code startOperation.operationRequest.attestation.reason} becomes {@code /attestation/reason};
   * a header gets the name that it has in the contract.
   */
  private static String where(Path path) {
    List<String> names = new ArrayList<>();
    path.forEach(node -> names.add(String.valueOf(node.getName())));
    if (names.size() < 2) {
      return path.toString();
    }
    String parameter = names.get(1);
    if (HEADERS.containsKey(parameter) || OF_PATH_AND_QUERY.contains(parameter)) {
      return HEADERS.getOrDefault(parameter, parameter);
    }
    return names.size() == 2 ? "body" : "/" + String.join("/", names.subList(2, names.size()));
  }

  private static String summary(List<ProblemItem> errors) {
    return errors.stream()
        .limit(5)
        .map(e -> e.where() + ": " + e.detail())
        .collect(Collectors.joining("; "));
  }
}
