package dev.handover.node.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which order the services of a set move: each after all that it waits for, and as soon as these
 * are there. Stopping waits for the exact reverse of what starting waits for.
 *
 * <p>A service waits for those named by the set, and for those that the service manager's
 * dependencies lead to, also through services that are not in the set. Pure: what a service depends
 * on is asked of a function.
 */
public final class ServiceWaves {
  private final Map<ServiceName, Set<ServiceName>> waitsFor;
  private final Map<ServiceName, Integer> waves = new HashMap<>();

  private ServiceWaves(Map<ServiceName, Set<ServiceName>> waitsFor) {
    this.waitsFor = waitsFor;
    waitsFor.keySet().forEach(this::waveOf);
  }

  /**
   * The order for a set.
   *
   * @param dependsOn what the service manager says that a service depends on, directly
   * @throws IllegalArgumentException when the order goes in a circle, which it names
   */
  public static ServiceWaves of(
      ServiceSet set, Function<ServiceName, List<ServiceName>> dependsOn) {
    Map<ServiceName, Set<ServiceName>> before = new LinkedHashMap<>();
    Edges edges = new Edges(set, dependsOn);
    set.members().forEach(member -> before.put(member.name(), edges.before(member)));
    refuseCircles(before);
    return new ServiceWaves(
        switch (set.desired()) {
          case RUNNING -> before;
          case STOPPED -> reversed(before);
        });
  }

  /** All services, wave by wave. */
  public List<ServiceName> order() {
    return waitsFor.keySet().stream().sorted(Comparator.comparingInt(this::wave)).toList();
  }

  /** The wave of a service, from 1: one more than the latest of those it waits for. */
  public int wave(ServiceName name) {
    return waveOf(name);
  }

  /** Services that wait, and need not wait any longer. */
  public List<ServiceName> ready(Map<ServiceName, ServicePhase> phases) {
    return waiting(phases)
        .filter(name -> before(name, phases).allMatch(phase -> phase == ServicePhase.REACHED))
        .toList();
  }

  /** Services that wait for one that will not come, each with the first such. */
  public Map<ServiceName, ServiceName> blocked(Map<ServiceName, ServicePhase> phases) {
    Map<ServiceName, ServiceName> blocked = new LinkedHashMap<>();
    waiting(phases)
        .forEach(
            name ->
                waitsFor(name).stream()
                    .filter(before -> phaseOf(before, phases).hasGivenUp())
                    .findFirst()
                    .ifPresent(cause -> blocked.put(name, cause)));
    return blocked;
  }

  private Stream<ServiceName> waiting(Map<ServiceName, ServicePhase> phases) {
    return order().stream().filter(name -> phases.get(name) == ServicePhase.WAITING);
  }

  private Stream<ServicePhase> before(ServiceName name, Map<ServiceName, ServicePhase> phases) {
    return waitsFor(name).stream().map(before -> phaseOf(before, phases));
  }

  private Set<ServiceName> waitsFor(ServiceName name) {
    return waitsFor.getOrDefault(name, Set.of());
  }

  private static ServicePhase phaseOf(ServiceName name, Map<ServiceName, ServicePhase> phases) {
    return phases.getOrDefault(name, ServicePhase.WAITING);
  }

  private int waveOf(ServiceName name) {
    Integer known = waves.get(name);
    if (known != null) {
      return known;
    }
    int wave = 1 + waitsFor(name).stream().mapToInt(this::waveOf).max().orElse(0);
    waves.put(name, wave);
    return wave;
  }

  private static Map<ServiceName, Set<ServiceName>> reversed(
      Map<ServiceName, Set<ServiceName>> edges) {
    Map<ServiceName, Set<ServiceName>> reversed = new LinkedHashMap<>();
    edges.keySet().forEach(name -> reversed.put(name, new LinkedHashSet<>()));
    edges.forEach(
        (name, before) ->
            before.forEach(
                other -> reversed.computeIfAbsent(other, key -> new LinkedHashSet<>()).add(name)));
    return reversed;
  }

  private static void refuseCircles(Map<ServiceName, Set<ServiceName>> edges) {
    Set<ServiceName> clean = new HashSet<>();
    edges.keySet().forEach(name -> follow(name, edges, new ArrayList<>(), clean));
  }

  private static void follow(
      ServiceName name,
      Map<ServiceName, Set<ServiceName>> edges,
      List<ServiceName> path,
      Set<ServiceName> clean) {
    int begin = path.indexOf(name);
    path.add(name);
    if (begin >= 0) {
      throw new IllegalArgumentException(
          "the order goes in a circle: "
              + path.subList(begin, path.size()).stream()
                  .map(ServiceName::value)
                  .collect(Collectors.joining(" after ")));
    }
    if (!clean.contains(name)) {
      edges.getOrDefault(name, Set.of()).forEach(before -> follow(before, edges, path, clean));
      clean.add(name);
    }
    path.remove(path.size() - 1);
  }

  /** Finds the members that a member comes after; looks each service up once. */
  private static final class Edges {
    private final Set<ServiceName> members;
    private final Function<ServiceName, List<ServiceName>> dependsOn;
    private final Map<ServiceName, List<ServiceName>> known = new HashMap<>();

    Edges(ServiceSet set, Function<ServiceName, List<ServiceName>> dependsOn) {
      this.members = Set.copyOf(set.names());
      this.dependsOn = dependsOn;
    }

    Set<ServiceName> before(ServiceSet.Member member) {
      Set<ServiceName> found = new LinkedHashSet<>(member.after());
      collect(member.name(), found, new HashSet<>());
      return found;
    }

    private void collect(ServiceName name, Set<ServiceName> found, Set<ServiceName> passed) {
      for (ServiceName dependency : known.computeIfAbsent(name, dependsOn)) {
        if (members.contains(dependency)) {
          found.add(dependency);
        } else if (passed.add(dependency)) {
          collect(dependency, found, passed);
        }
      }
    }
  }
}
