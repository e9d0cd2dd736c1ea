package dev.handover.orchestrator.domain.trigger;

import java.util.List;
import java.util.Optional;

/** The triggers of the configuration in force. */
public interface Triggers {
  /** In the order of the file. */
  List<Trigger> all();

  /** The one of that name. */
  Optional<Trigger> find(String name);
}
