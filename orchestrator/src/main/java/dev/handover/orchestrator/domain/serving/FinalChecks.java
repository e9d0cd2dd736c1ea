package dev.handover.orchestrator.domain.serving;

import java.util.List;
import java.util.Optional;

/**
 * What is looked at when all services run.
 *
 * @param probes whether they serve; a move without the required ones has failed
 * @param convergence whether other domain controllers see what was written
 * @param leftovers whether to look for what still names the former server
 */
public record FinalChecks(
    List<ServiceProbe> probes, Optional<Convergence> convergence, boolean leftovers) {
  /** Nothing beyond what every move looks at. */
  public static final FinalChecks NOTHING = new FinalChecks(List.of(), Optional.empty(), false);

  public FinalChecks {
    probes = List.copyOf(probes);
  }

  /** The same with these probes instead. */
  public FinalChecks with(List<ServiceProbe> others) {
    return new FinalChecks(others, convergence, leftovers);
  }
}
