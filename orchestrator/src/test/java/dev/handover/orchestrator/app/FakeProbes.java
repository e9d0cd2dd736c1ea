package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Probes;
import dev.handover.orchestrator.domain.Suspicion;
import dev.handover.orchestrator.domain.Suspicions;
import dev.handover.orchestrator.domain.serving.ProbeView;
import dev.handover.orchestrator.domain.serving.ServiceProbe;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the partner of a node sees, and what is suspected, in memory. */
final class FakeProbes implements Probes, Suspicions {
  Answer<Boolean> partnersView = new Answer.Given<>(false);
  final Set<Integer> deadPorts = new HashSet<>();

  /** What is seen of a service, by who looks and what for; it serves where nothing is said. */
  final Map<String, Answer<ProbeView>> views = new HashMap<>();

  private final Map<GroupName, Suspicion> suspicions = new HashMap<>();

  @Override
  public Answer<Boolean> reaches(NodeRef from, NodeRef to) {
    return partnersView;
  }

  @Override
  public Answer<ProbeView> probe(NodeRef from, String address, ServiceProbe probe) {
    return views.getOrDefault(
        "%s %s".formatted(from.name(), probe.name()),
        new Answer.Given<>(new ProbeView(true, "220 ready", "serves")));
  }

  /** From there, the service does not serve. */
  void mute(NodeName from, String probe) {
    views.put(
        "%s %s".formatted(from, probe),
        new Answer.Given<>(new ProbeView(false, "", "says nothing within 3000 ms")));
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

  @Override
  public void judged(GroupName group, Judgement judgement) {
    // What is told of it is held against the store.
  }
}
