package dev.handover.orchestrator.domain;

import java.util.HashSet;
import java.util.Set;

/** What a node had of the group when the operation was planned: a way back leads there. */
record Before(Set<ServiceName> active, boolean address, boolean disk) {
  Before {
    active = Set.copyOf(active);
  }

  static Before nothing() {
    return new Before(Set.of(), false, false);
  }

  static Before of(Answer<NodeView> seen) {
    if (!(seen instanceof Answer.Given<NodeView> given)) {
      return nothing();
    }
    NodeView view = given.value();
    Set<ServiceName> active = new HashSet<>();
    view.services().stream()
        .filter(NodeView.Service::isActive)
        .forEach(service -> active.add(service.name()));
    return new Before(active, view.addressPresent().orElse(false), view.disk().online());
  }

  boolean ran(ServiceName service) {
    return active.contains(service);
  }
}
