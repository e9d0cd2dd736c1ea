package dev.handover.orchestrator.domain;

import java.util.Optional;

/** What is wrong with groups, kept so that any instance knows since when. */
public interface Suspicions {
  Optional<Suspicion> find(GroupName group);

  /** Takes the place of the group's former one. */
  void put(Suspicion suspicion);

  /** Nothing is wrong any more; harmless when nothing was. */
  void clear(GroupName group);
}
