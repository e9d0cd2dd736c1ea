package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.ticket.Ticket;
import dev.handover.orchestrator.domain.times.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered, by whom and why, with the plan to carry out; never changes.
 *
 * @param needsApproval it rests as soon as it is stored, until an approver resumes it
 * @param parent for which step of another operation; empty for what a person ordered
 * @param occasion how it came about; empty for orders of older releases
 * @param ticket on whose ground; empty when none was given
 */
public record OperationOrder(
    UUID id,
    Plan plan,
    String actor,
    String reason,
    OnFailure onFailure,
    Optional<Attestation> attestation,
    Instant createdAt,
    @Nullable List<Waiver> waivers,
    boolean needsApproval,
    Optional<Parent> parent,
    Optional<Occasion> occasion,
    Optional<Ticket> ticket) {
  /** Orders of the first release have neither `waivers` nor a `parent`. */
  public OperationOrder {
    waivers = waivers == null ? List.of() : List.copyOf(waivers);
  }

  /** An order without a ticket. */
  public OperationOrder(
      UUID id,
      Plan plan,
      String actor,
      String reason,
      OnFailure onFailure,
      Optional<Attestation> attestation,
      Instant createdAt,
      List<Waiver> waivers,
      boolean needsApproval,
      Optional<Parent> parent,
      Optional<Occasion> occasion) {
    this(
        id,
        plan,
        actor,
        reason,
        onFailure,
        attestation,
        createdAt,
        waivers,
        needsApproval,
        parent,
        occasion,
        Optional.empty());
  }

  /** An order of a person that sets nothing aside. */
  public OperationOrder(
      UUID id,
      Plan plan,
      String actor,
      String reason,
      OnFailure onFailure,
      Optional<Attestation> attestation,
      Instant createdAt) {
    this(
        id,
        plan,
        actor,
        reason,
        onFailure,
        attestation,
        createdAt,
        List.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Safeguards that were set aside for it, by name. */
  @Override
  public List<Waiver> waivers() {
    return Objects.requireNonNull(waivers);
  }

  public GroupName group() {
    return plan.group();
  }
}
