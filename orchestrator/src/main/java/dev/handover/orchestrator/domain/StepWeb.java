package dev.handover.orchestrator.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Steps as they are laid out: one after another, unless they are put side by side. A step depends
 * on what was laid out last before it.
 */
final class StepWeb {
  private static final int LONGEST_ID = 96;

  private final List<Step> steps = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private List<StepId> previous = List.of();

  List<Step> steps() {
    return steps;
  }

  /** A required step that depends on what was laid out last; it is not laid out itself yet. */
  Step step(String name, Phase phase, Action action, StepLimits limits) {
    return new Step(
        id(name), phase, action, previous, false, Criticality.REQUIRED, Optional.empty(), limits);
  }

  private StepId id(String name) {
    String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = slug.substring(0, Math.min(slug.length(), LONGEST_ID)).replaceAll("-+$", "");
    String unique = cut;
    for (int i = 2; !ids.add(unique); i++) {
      unique = cut + "-" + i;
    }
    return new StepId(unique);
  }

  void add(Step step) {
    steps.add(step);
    previous = List.of(step.id());
  }

  /** Lanes that depend on the same steps and not on each other; what comes next, on all of them. */
  void sideBySide(Runnable... lanes) {
    List<StepId> before = previous;
    Set<StepId> ends = new LinkedHashSet<>();
    for (Runnable lane : lanes) {
      previous = before;
      lane.run();
      if (!previous.equals(before)) {
        ends.addAll(previous);
      }
    }
    previous = ends.isEmpty() ? before : List.copyOf(ends);
  }

  /** Steps that depend on each other by name. */
  <N> Named<N> named() {
    return new Named<>();
  }

  /** Between what was laid out before them and what comes next, which depends on all of them. */
  final class Named<N> {
    private final List<StepId> before = previous;
    private final Map<N, StepId> known = new HashMap<>();
    private final Set<StepId> ends = new LinkedHashSet<>();

    /** The next step depends on these, or else on what was before. */
    void after(List<N> names) {
      List<StepId> dependsOn = names.stream().map(known::get).toList();
      ends.removeAll(dependsOn);
      previous = dependsOn.isEmpty() ? before : dependsOn;
    }

    void add(N name, Step step) {
      StepWeb.this.add(step);
      known.put(name, step.id());
      ends.add(step.id());
    }

    void end() {
      previous = ends.isEmpty() ? before : List.copyOf(ends);
    }
  }
}
