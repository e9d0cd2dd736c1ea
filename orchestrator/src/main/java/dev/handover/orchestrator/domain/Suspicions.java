package dev.handover.orchestrator.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is wrong with groups, kept so that any instance knows since when. */
public interface Suspicions {
  Optional<Suspicion> find(GroupName group);

  /** Takes the place of the group's former one; an event tells so. */
  void put(Suspicion suspicion);

  /** Nothing is wrong any more, which an event tells; harmless when nothing was. */
  void clear(GroupName group);

  /**
   * What is done about the group's suspicion, and why; harmless when there is none. An event tells
   * when it is not what was done before.
   */
  void judged(GroupName group, Judgement judgement);

  /** What was decided: a verdict, the codes of the reasons, and the reasons in words. */
  record Judgement(Detection.Verdict verdict, List<Detection.Reason> reasons, Instant at) {
    public Judgement {
      reasons = List.copyOf(reasons);
    }

    /** Nothing is done, and not only because it is too early to say. */
    public boolean isWorthTelling() {
      return verdict == Detection.Verdict.STAY
          && reasons.stream().noneMatch(reason -> reason.code().equals("grace"));
    }

    /** The same for the same decision, in whatever words. */
    public String summary() {
      return verdict
          + reasons.stream()
              .map(Detection.Reason::code)
              .distinct()
              .sorted()
              .collect(Collectors.joining(",", ":", ""));
    }
  }
}
