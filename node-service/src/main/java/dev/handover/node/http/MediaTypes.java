package dev.handover.node.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;

/**
 * Finds headers that name media types and cannot be read as such (RFC 9110, sections 8.3 and
 * 12.5.1). The framework stumbles over them.
 */
final class MediaTypes {
  private static final Set<String> USUAL =
      Set.of("application/json", "*/*", "text/plain", "application/json;charset=UTF-8");

  private MediaTypes() {}

  /** What is wrong with the first such header; empty when nothing is. */
  static Optional<String> fault(HttpServerRequest request) {
    for (String name : List.of("Accept", "Content-Type")) {
      for (String value : request.headers().getAll(name)) {
        if (!USUAL.contains(value) && !isReadable(value)) {
          return Optional.of("The header " + name + " does not name a media type.");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isReadable(String value) {
    try {
      return !value.isBlank() && !MediaTypeHelper.parseHeader(value).isEmpty();
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
