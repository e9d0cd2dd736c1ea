package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.Freeze;
import java.util.List;

/** Freezes as the contract shows them. */
final class FreezeView {
  private static final int MAX_FREEZES = 100;

  private FreezeView() {}

  static List<Freeze> of(List<dev.handover.orchestrator.domain.Freeze> freezes) {
    return freezes.stream().limit(MAX_FREEZES).map(FreezeView::of).toList();
  }

  private static Freeze of(dev.handover.orchestrator.domain.Freeze freeze) {
    return new Freeze(
        freeze.group().isPresent() ? Freeze.ScopeEnum.GROUP : Freeze.ScopeEnum.EVERYTHING,
        freeze.actor(),
        freeze.reason(),
        freeze.since(),
        freeze.until().orElse(null),
        freeze.operation().orElse(null));
  }
}
