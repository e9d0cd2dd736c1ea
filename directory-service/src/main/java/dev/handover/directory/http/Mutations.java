package dev.handover.directory.http;

import dev.handover.directory.domain.audit.AuditFact.Target;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which requests would change something. */
final class Mutations {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** They read the directory and write only what this service keeps of that reading. */
  private static final Pattern LOOKS =
      Pattern.compile("/v1/change-sets|/v1/change-sets/[^/]+/convergence|/v1/leftover-scans/[^/]+");

  private static final int MAX_PATH = 500;

  private Mutations() {}

  static boolean is(String method, String path) {
    return !READING.contains(method) && !LOOKS.matcher(path).matches();
  }

  /** What is to change, as far as the path tells. */
  static Target target(String method, String path) {
    return new Target(
        method,
        path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Optional<String> peer(RoutingContext request) {
    SocketAddress peer = request.request().remoteAddress();
    return Optional.ofNullable(peer).map(SocketAddress::hostAddress);
  }
}
