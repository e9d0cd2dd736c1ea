package dev.handover.orchestrator.http;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which requests would change something, and what, as far as the path tells. */
final class Mutations {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** They are asked for with POST because their questions need a body, and change nothing. */
  private static final Pattern LOOKS =
      Pattern.compile("/v1/(groups/[^/]+|evacuations)/plans|/v1/groups/[^/]+/readiness");

  private static final Pattern GROUP = Pattern.compile("/v1/groups/([a-z0-9][a-z0-9-]{0,62})/.*");
  private static final Pattern OPERATION =
      Pattern.compile("/v1/operations/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/.*");
  private static final int MAX_PATH = 500;

  private Mutations() {}

  static boolean is(String method, String path) {
    return !READING.contains(method) && !LOOKS.matcher(path).matches();
  }

  static Optional<String> group(String path) {
    return first(GROUP, path);
  }

  static Optional<String> operation(String path) {
    return first(OPERATION, path);
  }

  private static Optional<String> first(Pattern pattern, String path) {
    Matcher matcher = pattern.matcher(path);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The path as the audit has it. */
  static String cut(String path) {
    return path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH);
  }

  static Optional<String> peer(RoutingContext request) {
    SocketAddress peer = request.request().remoteAddress();
    return Optional.ofNullable(peer).map(SocketAddress::hostAddress);
  }
}
