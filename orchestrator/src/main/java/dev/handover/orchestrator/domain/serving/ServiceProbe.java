package dev.handover.orchestrator.domain.serving;

import dev.handover.orchestrator.domain.Criticality;
import java.time.Duration;
import java.util.Optional;

/**
 * What shows that an application serves: a service can be RUNNING and answer nobody.
 *
 * @param name tells it from the group's other probes
 * @param port of the address by which clients find the group
 * @param criticality REQUIRED: without it a move has failed; BEST_EFFORT: it is listed as an
 *     exception, and detection does not look at it
 * @param timeout how long one look may take
 * @param within how long after the last service runs it may take until it serves
 */
public record ServiceProbe(
    String name,
    ProbeKind kind,
    int port,
    Criticality criticality,
    ProbeFrom from,
    Expected expected,
    Duration timeout,
    Duration within) {
  /** What holds for a probe that says nothing. */
  public static final Duration TIMEOUT = Duration.ofSeconds(3);

  /** The same for how long it may take until the service serves. */
  public static final Duration WITHIN = Duration.ofMinutes(1);

  /**
   * What has to be in the answer.
   *
   * @param text of a greeting
   * @param status of an HTTP server
   * @param path that an HTTP server is asked for
   */
  public record Expected(Optional<String> text, Optional<Integer> status, Optional<String> path) {
    /** Nothing beyond what its kind says by itself. */
    public static final Expected NOTHING =
        new Expected(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A probe with the times that hold where nothing is said. */
  public static ServiceProbe of(String name, ProbeKind kind, int port, Criticality criticality) {
    return new ServiceProbe(
        name, kind, port, criticality, ProbeFrom.BOTH, Expected.NOTHING, TIMEOUT, WITHIN);
  }

  /** In words. */
  public String title() {
    return "%s (%s, port %d)".formatted(name, kind, port);
  }
}
