package dev.handover.directory.domain.proof;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether servers agree. One that agreed before another one was still in doubt may have
 * taken over that one's value since (an acknowledged write can be lost to replication), so a look
 * counts only when it began after the last doubt about any of those that agree now.
 *
 * @param site with SITE: which
 */
public record Agreement(ConvergencePolicy policy, @Nullable String site) {

  /** Whether the policy looks at this server at all. */
  public boolean requires(PolledServer server) {
    return switch (policy) {
      case ALL, MAJORITY -> true;
      case SITE ->
          server.written()
              || server.site() == null
              || site == null
              || server.site().equalsIgnoreCase(site);
    };
  }

  /** Whether enough of them agree. */
  public boolean isReached(List<Standing> standings) {
    List<Standing> required = standings.stream().filter(each -> requires(each.server())).toList();
    boolean written =
        required.stream()
            .filter(each -> each.server().written())
            .allMatch(each -> isProven(each, required));
    return written
        && switch (policy) {
          case ALL, SITE -> required.stream().allMatch(each -> isProven(each, required));
          case MAJORITY -> isMajority(required);
        };
  }

  /** Whether the server has to be looked at again before its word counts. */
  public boolean needsAnotherLook(Standing standing, List<Standing> standings) {
    List<Standing> required = standings.stream().filter(each -> requires(each.server())).toList();
    return !isProven(standing, required);
  }

  private static boolean isMajority(List<Standing> required) {
    for (PolledServer.Kind kind : PolledServer.Kind.values()) {
      List<Standing> ofKind =
          required.stream().filter(each -> each.server().kind() == kind).toList();
      long proven = ofKind.stream().filter(each -> isProven(each, required)).count();
      if (!ofKind.isEmpty() && proven * 2 <= ofKind.size()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isProven(Standing standing, List<Standing> required) {
    Instant proven = standing.provenAt();
    return standing.state() == Standing.State.AGREES
        && proven != null
        && lastDoubt(required).filter(doubt -> proven.isBefore(doubt)).isEmpty();
  }

  private static Optional<Instant> lastDoubt(List<Standing> required) {
    return required.stream()
        .filter(each -> each.state() == Standing.State.AGREES)
        .map(Standing::doubtedAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo);
  }
}
