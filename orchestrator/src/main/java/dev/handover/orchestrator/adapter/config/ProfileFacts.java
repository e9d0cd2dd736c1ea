package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.HotfixNeed;
import dev.handover.orchestrator.domain.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a profile knows beyond a move: facts of the installation that checks and the setup runbook
 * go by. Typed and validated with the rest of the profile.
 *
 * @param startTypes start type that each of the group's services must have on both servers
 * @param prerequisites services that run on both servers all the time, with their start type
 */
record ProfileFacts(
    Map<ServiceName, ServiceStart> startTypes,
    Map<ServiceName, ServiceStart> prerequisites,
    SupportedRange supported,
    List<Hotfix> hotfixes) {
  ProfileFacts {
    startTypes = Map.copyOf(startTypes);
    prerequisites = Map.copyOf(prerequisites);
    hotfixes = List.copyOf(hotfixes);
  }

  /** Start types that a profile may ask for. */
  enum ServiceStart {
    MANUAL,
    AUTOMATIC
  }

  /** What is supported on a cluster and what is not, in words. */
  record SupportedRange(
      List<String> includes, List<String> excludes, List<String> windows, int nodes) {
    SupportedRange {
      includes = List.copyOf(includes);
      excludes = List.copyOf(excludes);
      windows = List.copyOf(windows);
    }
  }

  /**
   * A Microsoft hotfix, the service pack that contains it, what must be there before it, and where
   * alone it is needed.
   *
   * @param need what a machine is asked to look for by itself; empty for what it cannot know
   */
  record Hotfix(
      String id,
      Optional<String> containedIn,
      Optional<String> after,
      Optional<String> neededOn,
      Optional<HotfixNeed> need) {}
}
