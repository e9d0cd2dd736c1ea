package dev.handover.orchestrator.domain.events;

import java.util.List;
import java.util.Optional;

/** The subscriptions in force. */
public interface Subscriptions {
  /** Ordered by name. */
  List<Subscription> all();

  /** The one of that name. */
  default Optional<Subscription> find(String name) {
    return all().stream().filter(s -> s.name().equals(name)).findFirst();
  }
}
