package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Operations, newest first; `next` continues the list and is empty on the last page. */
public record OperationPage(List<Operation> items, Optional<UUID> next) {
  public OperationPage {
    items = List.copyOf(items);
  }
}
