package dev.handover.node.http;

import dev.handover.api.node.model.Problem;
import dev.handover.api.node.model.ProblemItem;
import dev.handover.node.http.ContractParameter.Place;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Refuses parameters of path and query that have the wrong form or that the contract does not know.
 * The framework alone would answer 404 for the former without saying which, and pass over the
 * latter.
 */
class ParameterCheck {

  @ServerRequestFilter(nonBlocking = true)
  @Nullable RestResponse<Problem> check(UriInfo uri, SimpleResourceInfo resource) {
    List<ContractParameter> known =
        ContractParameter.of(
            resource.getResourceClass(), resource.getMethodName(), resource.parameterTypes());
    List<ProblemItem> errors = new ArrayList<>();
    uri.getPathParameters()
        .forEach(
            (name, values) ->
                find(known, Place.PATH, name).ifPresent(it -> judge(it, values, errors)));
    uri.getQueryParameters()
        .forEach(
            (name, values) ->
                find(known, Place.QUERY, name)
                    .ifPresentOrElse(
                        it -> judge(it, values, errors), () -> errors.add(unknown(name, known))));
    return errors.isEmpty()
        ? null
        : Problems.answer(
            Problems.of(
                ProblemKind.INVALID_REQUEST,
                errors.size() + " parameters are not as the contract wants them.",
                errors));
  }

  private static Optional<ContractParameter> find(
      List<ContractParameter> known, Place place, String name) {
    return known.stream()
        .filter(one -> one.place() == place && one.name().equals(name))
        .findFirst();
  }

  private static void judge(
      ContractParameter parameter, List<String> values, List<ProblemItem> errors) {
    boolean isList = List.class.isAssignableFrom(parameter.type());
    if (values.size() > 1 && !isList) {
      errors.add(Problems.item(parameter.name(), "is given " + values.size() + " times"));
      return;
    }
    values.stream()
        .map(parameter::fault)
        .flatMap(Optional::stream)
        .forEach(fault -> errors.add(Problems.item(parameter.name(), fault)));
  }

  private static ProblemItem unknown(String name, List<ContractParameter> known) {
    return Problems.item(
        name, "is not a parameter of this path; known: " + ContractParameter.queryNames(known));
  }
}
