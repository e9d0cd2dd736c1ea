package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.Problem;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an Accept header that no form of the answer suits before anything is done. The framework
 * notices it only when it writes the answer: after the work, and not at all when that is a problem,
 * so that a caller would see 404 for something that could not be had in that form anyway.
 */
class Accepted {
  private static final int NOT_ACCEPTABLE = 406;

  /** What each method answers with; there are some dozens of them. */
  private final Map<Method, List<MediaType>> produced = new ConcurrentHashMap<>();

  @ServerRequestFilter(nonBlocking = true, priority = Priorities.USER - 1)
  @Nullable RestResponse<Problem> check(ResourceInfo resource, HttpHeaders headers) {
    String accept = headers.getHeaderString(HttpHeaders.ACCEPT);
    if (accept == null || accept.contains("*/*")) {
      return null;
    }
    List<MediaType> forms =
        produced.computeIfAbsent(resource.getResourceMethod(), Accepted::producedBy);
    boolean suits =
        forms.isEmpty()
            || headers.getAcceptableMediaTypes().stream()
                .anyMatch(wanted -> forms.stream().anyMatch(wanted::isCompatible));
    return suits ? null : RequestProblems.byStatus(NOT_ACCEPTABLE);
  }

  /** As the method says itself, or else as the contract's interface says. */
  private static List<MediaType> producedBy(Method method) {
    return Stream.concat(
            Stream.of(method),
            Arrays.stream(method.getDeclaringClass().getInterfaces())
                .flatMap(contract -> Arrays.stream(contract.getMethods()))
                .filter(declared -> declared.getName().equals(method.getName())))
        .map(candidate -> candidate.getAnnotation(Produces.class))
        .filter(Objects::nonNull)
        .limit(1)
        .flatMap(produces -> Arrays.stream(produces.value()))
        .map(MediaType::valueOf)
        .toList();
  }
}
