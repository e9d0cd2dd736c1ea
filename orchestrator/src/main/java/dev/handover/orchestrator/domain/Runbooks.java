package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Optional;

/** The runbooks in force now, shipped and configured. */
public interface Runbooks {
  /** All runbooks, ordered by name. */
  List<Runbook> all();

  /** The runbook of that name; empty when there is none. */
  default Optional<Runbook> find(String name) {
    return all().stream().filter(book -> book.name().equals(name)).findFirst();
  }
}
