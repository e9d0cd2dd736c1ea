package dev.handover.orchestrator.domain.trigger;

import java.util.List;

/** By what those who send to triggers sign. */
public interface Secrets {
  /**
   * All that are good now, read anew each time so that one can be changed; none when unreadable.
   */
  List<SigningSecret> of(Trigger trigger);
}
