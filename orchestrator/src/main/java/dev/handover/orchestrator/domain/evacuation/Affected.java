package dev.handover.orchestrator.domain.evacuation;

import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which groups an evacuation is about, and in which order they begin. */
public final class Affected {
  private Affected() {}

  /** What was found. */
  public sealed interface Found {
    /** The groups, in no particular order. */
    record Groups(List<Part> parts) implements Found {}

    /** A name leads nowhere. */
    record Wrong(Problem problem) implements Found {}
  }

  /**
   * All groups that have one of the nodes; those of `waves` come first, in that order, the others
   * after them, in waves by their priority.
   */
  public static Found of(List<Group> groups, List<NodeName> from, List<List<GroupName>> waves) {
    Optional<NodeName> unknown =
        from.stream().filter(n -> groups.stream().noneMatch(g -> g.node(n).isPresent())).findAny();
    if (unknown.isPresent()) {
      return wrong(
          ProblemCode.UNKNOWN_NODE,
          "No group has a node %s.".formatted(unknown.get()),
          "List the groups: each names its two nodes.");
    }
    List<Group> concerned =
        groups.stream().filter(g -> from.stream().anyMatch(n -> g.node(n).isPresent())).toList();
    Map<GroupName, Integer> named = new HashMap<>();
    for (int i = 0; i < waves.size(); i++) {
      for (GroupName name : waves.get(i)) {
        boolean known = concerned.stream().anyMatch(group -> group.name().equals(name));
        if (!known || named.putIfAbsent(name, i + 1) != null) {
          return wrong(
              ProblemCode.NOT_AFFECTED,
              "The group %s %s."
                  .formatted(name, known ? "is named twice" : "has none of the nodes"),
              "Name in the waves only groups that have one of the nodes, each once.");
        }
      }
    }
    return new Found.Groups(parts(concerned, from, named, waves.size()));
  }

  private static Found wrong(ProblemCode code, String detail, String cure) {
    return new Found.Wrong(new Problem(code, detail, cure));
  }

  private static List<Part> parts(
      List<Group> concerned, List<NodeName> from, Map<GroupName, Integer> named, int first) {
    TreeMap<Integer, Integer> waveOfPriority = new TreeMap<>();
    concerned.stream()
        .filter(group -> !named.containsKey(group.name()))
        .map(group -> group.importance().priority())
        .sorted()
        .distinct()
        .forEach(priority -> waveOfPriority.put(priority, first + waveOfPriority.size() + 1));
    List<Part> parts = new ArrayList<>();
    for (Group group : concerned) {
      Integer wave = named.get(group.name());
      int turn =
          wave == null ? waveOfPriority.getOrDefault(group.importance().priority(), 1) : wave;
      parts.add(part(group, from, turn));
    }
    return parts;
  }

  private static Part part(Group group, List<NodeName> from, int wave) {
    NodeRef source = from.contains(group.primary().name()) ? group.primary() : group.backup();
    NodeName partner = group.partnerOf(source).name();
    Optional<NodeName> target = from.contains(partner) ? Optional.empty() : Optional.of(partner);
    return Part.pending(group.name(), wave, source.name(), target);
  }
}
