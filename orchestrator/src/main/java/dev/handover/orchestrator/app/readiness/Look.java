package dev.handover.orchestrator.app.readiness;

import dev.handover.orchestrator.domain.readiness.Proof;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import dev.handover.orchestrator.domain.readiness.Situation;
import java.util.List;
import java.util.function.Function;

/**
 * Something to look at, beside all others.
 *
 * @param check what is unknown when it does not end in time
 */
record Look(Check check, Function<Situation, Part> work) {

  /** What a look found. */
  record Part(List<ReadinessFinding> findings, List<Proof> proofs) {
    Part {
      findings = List.copyOf(findings);
      proofs = List.copyOf(proofs);
    }
  }

  /** One that finds no proofs. */
  static Look at(Check check, Function<Situation, List<ReadinessFinding>> work) {
    return new Look(check, work.andThen(found -> new Part(found, List.of())));
  }

  Part unknown(String why) {
    return new Part(
        List.of(check.unknown(why, "Look why it takes so long, or fails; the log may say.")),
        List.of());
  }
}
