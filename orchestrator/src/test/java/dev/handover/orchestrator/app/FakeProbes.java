package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Probes;
import dev.handover.orchestrator.domain.Suspicion;
import dev.handover.orchestrator.domain.Suspicions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the partner of a node sees, and what is suspected, in memory. */
final class FakeProbes implements Probes, Suspicions {
  Answer<Boolean> partnersView = new Answer.Given<>(false);
  final Set<Integer> deadPorts = new HashSet<>();
  private final Map<GroupName, Suspicion> suspicions = new HashMap<>();

  @Override
  public Answer<Boolean> reaches(NodeRef from, NodeRef to) {
    return partnersView;
  }

  @Override
  public boolean accepts(String address, int port) {
    return !deadPorts.contains(port);
  }

  @Override
  public Optional<Suspicion> find(GroupName group) {
    return Optional.ofNullable(suspicions.get(group));
  }

  @Override
  public void put(Suspicion suspicion) {
    suspicions.put(suspicion.group(), suspicion);
  }

  @Override
  public void clear(GroupName group) {
    suspicions.remove(group);
  }
}
