package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.FenceAgent;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.PowerState;
import dev.handover.orchestrator.domain.proof.GrantedLease;
import dev.handover.orchestrator.domain.proof.ProofChoice;
import dev.handover.orchestrator.domain.proof.ReleaseProof;
import dev.handover.orchestrator.domain.readiness.DiskFindings.Reservation;
import dev.handover.orchestrator.domain.readiness.DiskFindings.SeenDisk;
import dev.handover.orchestrator.domain.readiness.Proof.Kind;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which proofs that the source let go could be had right now for a failover away from it.
 *
 * <p>A failover is planned with the source's own word, a fence agent or an attestation, and with
 * the disk's reservation or the end of the source's lease where the group accepts that.
 *
 * @param granted the lease that the source is known to be under
 */
public record ProofFindings(
    Situation seen,
    Answer<SeenDisk> disk,
    Answer<Optional<Lease>> lease,
    Optional<GrantedLease> granted,
    Optional<Answer<PowerState>> power) {

  private static final String NOT_ALONE = " It is no proof alone: no failover is planned by it.";

  /** A source lease that its node keeps. */
  public record Lease(Instant expiresAt) {}

  /** All five. */
  public List<Proof> proofs() {
    return List.of(
        source(),
        diskProof(),
        agent(),
        leaseProof(),
        new Proof(
            Kind.ATTESTATION,
            true,
            "An approver can attest that %s is off.".formatted(seen.owner().name())));
  }

  private Proof source() {
    NodeRef owner = seen.owner();
    return seen.view(owner) instanceof Answer.Given<NodeView>
        ? new Proof(
            Kind.SOURCE, true, "%s answers, and can be asked to let go.".formatted(owner.name()))
        : new Proof(Kind.SOURCE, false, "%s does not answer.".formatted(owner.name()));
  }

  private Proof diskProof() {
    boolean taken = canTakeTheReservation();
    return new Proof(
        Kind.DISK_RESERVATION,
        taken,
        taken
            ? "%s can take the disk's reservation.".formatted(seen.standby().name())
            : reservation() + NOT_ALONE);
  }

  private boolean canTakeTheReservation() {
    return seen.view(seen.standby()) instanceof Answer.Given<NodeView> given
        && ProofChoice.reservation(seen.group(), seen.owner(), given.value()).isPresent();
  }

  private Optional<Duration> leaseOutlived() {
    return granted.flatMap(
        held ->
            seen.group()
                .protection()
                .proofs()
                .sourceLease()
                .map(time -> new ReleaseProof.ExpiredLease(held, time).silence()));
  }

  private Proof leaseProof() {
    return leaseOutlived()
        .map(
            wait ->
                new Proof(
                    Kind.SOURCE_LEASE,
                    true,
                    "A failover can wait %d s for the end of its lease."
                        .formatted(wait.toSeconds())))
        .orElseGet(() -> new Proof(Kind.SOURCE_LEASE, false, lease(lease) + NOT_ALONE));
  }

  private String reservation() {
    return switch (disk) {
      case Answer.Given<SeenDisk> given ->
          given.value().reservation().map(ProofFindings::text).orElse("The node does not tell.");
      case Answer.Unreachable<SeenDisk> away -> away.reason();
      case Answer.Refused<SeenDisk> no -> no.detail();
    };
  }

  private static String text(Reservation reservation) {
    return switch (reservation) {
      case OURS -> "The source holds the disk's reservation, so nobody else writes.";
      case OTHERS -> "Another machine holds the disk's reservation.";
      case NONE -> "Nobody holds the disk's reservation.";
      case UNSUPPORTED -> "The disk knows no reservations.";
    };
  }

  private static String lease(Answer<Optional<Lease>> lease) {
    return switch (lease) {
      case Answer.Given<Optional<Lease>> given ->
          given
              .value()
              .map(l -> "The source lets go by itself when nobody renews its lease.")
              .orElse("The source has no lease.");
      case Answer.Unreachable<Optional<Lease>> away -> away.reason();
      case Answer.Refused<Optional<Lease>> no -> no.detail();
    };
  }

  private Proof agent() {
    Optional<FenceAgent> agent = seen.group().protection().agentOf(seen.owner());
    if (agent.isEmpty() || power.isEmpty()) {
      return new Proof(
          Kind.FENCE_AGENT, false, "%s has no fence agent.".formatted(seen.owner().name()));
    }
    String title = agent.get().title();
    return switch (power.get()) {
      case Answer.Given<PowerState> given ->
          new Proof(Kind.FENCE_AGENT, true, "%s says: %s.".formatted(title, given.value()));
      case Answer.Unreachable<PowerState> away ->
          new Proof(Kind.FENCE_AGENT, false, "%s: %s".formatted(title, away.reason()));
      case Answer.Refused<PowerState> no ->
          new Proof(Kind.FENCE_AGENT, false, "%s: %s".formatted(title, no.detail()));
    };
  }

  /** Whether a failover could be had when the source falls silent. */
  public ReadinessFinding finding() {
    Check check = Check.of("proof", seen.owner().name().value());
    Proof agent = agent();
    if (canTakeTheReservation()) {
      return check.ok("When it falls silent, the disk's reservation is taken from it.");
    }
    if (agent.available()) {
      return check.ok("When it falls silent, a fence agent can prove that it is off.");
    }
    if (power.isEmpty() && leaseOutlived().isPresent()) {
      return check.ok("When it falls silent, it lets go by itself: " + leaseProof().detail());
    }
    if (power.isPresent()) {
      return check.unknown(
          "Its fence agent does not answer: " + agent.detail(),
          "Look at the agent: without it, only a person can attest that the node is off.");
    }
    return check.warning(
        "When it falls silent, nothing but a person's attestation proves that it let go.",
        "Name a fence agent for it under 'fence' of the group file; or accept the disk's reservation"
            + " under 'policy: {proofs: ...}'.");
  }
}
