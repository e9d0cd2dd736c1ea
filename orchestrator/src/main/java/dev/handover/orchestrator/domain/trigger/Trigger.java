package dev.handover.orchestrator.domain.trigger;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What may begin an operation from outside.
 *
 * @param secretFile with the secret by which a WEBHOOK signs; none for other sources
 * @param rules the first one that matches counts
 */
public record Trigger(
    String name, TriggerSource source, Optional<Path> secretFile, List<TriggerRule> rules) {
  public Trigger {
    rules = List.copyOf(rules);
  }

  /** The actor of what it begins; no token can have this name. */
  public String actor() {
    return "(trigger %s)".formatted(name);
  }
}
