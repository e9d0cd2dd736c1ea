package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.OperationOverride;
import dev.handover.api.orchestrator.model.OverrideName;
import dev.handover.orchestrator.domain.Waiver;
import java.util.List;

/** Safeguards that were set aside, as the contract shows them. */
final class OverridesView {
  private OverridesView() {}

  static List<OperationOverride> of(List<Waiver> waivers) {
    return waivers.stream()
        .map(w -> new OperationOverride(OverrideName.valueOf(w.safeguard().name()), w.reason()))
        .toList();
  }
}
