package dev.handover.orchestrator.app.proof;

import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.FenceAgent;
import dev.handover.orchestrator.domain.FenceAgents;
import dev.handover.orchestrator.domain.JournalEntry.Resumed;
import dev.handover.orchestrator.domain.JournalEntry.StepStarted;
import dev.handover.orchestrator.domain.JournalEntry.TakenOver;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Recorded;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.proof.ReleaseProof;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;

/** Has a source switched off, or waits until its lease is over. */
@ApplicationScoped
public class Proofs {
  private final FenceAgents agents;
  private final Operations operations;
  private final InstantSource clock;

  public Proofs(FenceAgents agents, Operations operations, InstantSource clock) {
    this.agents = agents;
    this.operations = operations;
    this.clock = clock;
  }

  /** Done when the agent says that the power is off. */
  public StepOutcome cutPower(FenceAgent agent) {
    return agents.cutPower(agent);
  }

  /**
   * Done when the operation has waited long enough. It is measured from the last moment at which
   * the operation got underway, by the journal: nobody begins to renew the lease after that. An
   * instance that took over begins anew, because its clock may be another one.
   */
  public StepOutcome expired(ReleaseProof.ExpiredLease proof, Fence fence) {
    Instant begun = underway(operations.find(fence.issuer()).orElseThrow());
    Instant over = begun.plus(proof.silence());
    Instant now = clock.instant();
    return now.isBefore(over)
        ? new StepOutcome.OnItsWay(
            "its lease is surely over, and it has let go, at " + over, Duration.between(now, over))
        : new StepOutcome.Done(
            "the lease of %s (%d s, epoch %d) is over since %s at the latest"
                .formatted(
                    proof.lease().node(),
                    proof.lease().time().toSeconds(),
                    proof.lease().epoch().value(),
                    over.minus(proof.lettingGo())));
  }

  private static Instant underway(Operation operation) {
    Instant first =
        operation.entries().stream()
            .filter(recorded -> recorded.entry() instanceof StepStarted)
            .map(Recorded::at)
            .findFirst()
            .orElseThrow();
    return operation.entries().stream()
        .filter(
            recorded ->
                recorded.entry() instanceof TakenOver || recorded.entry() instanceof Resumed)
        .map(Recorded::at)
        .filter(at -> at.isAfter(first))
        .max(Comparator.naturalOrder())
        .orElse(first);
  }
}
