package dev.handover.orchestrator.http;

import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import java.util.List;

/** Refuses what a trigger cannot read: the sender is told, and nothing of it is recorded. */
final class PayloadFault {
  private static final String CURE =
      "Compare the payload with docs/triggers.md; try a sample with POST /v1/triggers/{trigger}/dry-run.";

  private PayloadFault() {}

  static ProblemException at(String where, String detail) {
    return new ProblemException(
        new Problem(
            ProblemCode.UNSUPPORTED_PAYLOAD,
            where + ": " + detail,
            CURE,
            List.of(new Problem.Item(where, detail, CURE))));
  }
}
