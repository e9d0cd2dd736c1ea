package dev.handover.orchestrator.app.evacuation;

import dev.handover.orchestrator.app.Ids;
import dev.handover.orchestrator.app.OperationService;
import dev.handover.orchestrator.app.evacuation.EvacuationPreview.Item;
import dev.handover.orchestrator.app.evacuation.EvacuationPreview.Verdict;
import dev.handover.orchestrator.domain.Finding;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Wakeups;
import dev.handover.orchestrator.domain.evacuation.Affected;
import dev.handover.orchestrator.domain.evacuation.Evacuation;
import dev.handover.orchestrator.domain.evacuation.EvacuationOrder;
import dev.handover.orchestrator.domain.evacuation.Evacuations;
import dev.handover.orchestrator.domain.evacuation.Part;
import dev.handover.orchestrator.domain.evacuation.Wish;
import dev.handover.orchestrator.domain.evacuation.Wished;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accepts and previews evacuations, and people's wishes; never acts itself. */
@ApplicationScoped
public class EvacuationService {
  private static final int AT_A_TIME = 8;

  private final Groups groups;
  private final OperationService operations;
  private final Evacuations evacuations;
  private final Wakeups wakeups;
  private final InstantSource clock;

  public EvacuationService(
      Groups groups,
      OperationService operations,
      Evacuations evacuations,
      Wakeups wakeups,
      InstantSource clock) {
    this.groups = groups;
    this.operations = operations;
    this.evacuations = evacuations;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /**
   * Stores it and returns at once; the same key with the same request returns the same evacuation.
   *
   * @throws ProblemException when a name leads nowhere; nothing was stored then
   */
  public Evacuation start(EvacuationRequest request, String idempotencyKey) {
    String hash = EvacuationHash.of(request);
    Optional<Evacuations.KeyUse> use = evacuations.keyUse(idempotencyKey);
    if (use.isPresent()) {
      return repeated(use.get(), hash);
    }
    Evacuation evacuation = Evacuation.ordered(order(request), affected(request));
    return switch (evacuations.start(evacuation, idempotencyKey, hash)) {
      case Evacuations.Started.Accepted accepted -> evacuation;
      case Evacuations.Started.Repeated repeated -> repeated(repeated.use(), hash);
    };
  }

  private EvacuationOrder order(EvacuationRequest request) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new EvacuationOrder(
        Ids.next(now),
        request.from(),
        request.kind(),
        request.limit(),
        request.afterFailure(),
        request.actor(),
        request.reason(),
        request.attestation(),
        request.waivers(),
        now,
        request.ticket());
  }

  private List<Part> affected(EvacuationRequest request) {
    return switch (Affected.of(groups.all(), request.from(), request.waves())) {
      case Affected.Found.Groups found -> found.parts();
      case Affected.Found.Wrong wrong -> throw new ProblemException(wrong.problem());
    };
  }

  private Evacuation repeated(Evacuations.KeyUse use, String hash) {
    if (!use.requestHash().equals(hash)) {
      throw new ProblemException(
          new Problem(
              ProblemCode.IDEMPOTENCY_KEY_REUSED,
              "The Idempotency-Key came before with another request.",
              "Use a new key for a new request."));
    }
    return get(use.evacuation());
  }

  /**
   * Plans the move of every group, several at a time; changes nothing.
   *
   * @throws ProblemException when a name leads nowhere
   */
  public EvacuationPreview preview(EvacuationRequest request) {
    EvacuationOrder order = order(request);
    List<Part> parts = Evacuation.ordered(order, affected(request)).parts();
    return new EvacuationPreview(
        request, SideBySide.of(parts, AT_A_TIME, part -> previewed(order, part)));
  }

  private Item previewed(EvacuationOrder order, Part part) {
    if (part.target().isEmpty()) {
      return new Item(part, Verdict.BLOCKED, Optional.empty(), Optional.of(nowhere(part)));
    }
    PlanRequest move = order.moveTo(part.target().get());
    try {
      Plan plan = operations.preview(part.group(), move);
      return plan.runnable()
          ? new Item(part, Verdict.MOVES, Optional.of(plan), Optional.empty())
          : new Item(part, Verdict.BLOCKED, Optional.of(plan), Optional.of(blocked(plan)));
    } catch (ProblemException e) {
      ProblemCode code = e.problem().code();
      boolean elsewhere = code == ProblemCode.ALREADY_ACTIVE || code == ProblemCode.NOT_ACTIVE;
      return new Item(
          part,
          elsewhere ? Verdict.ELSEWHERE : Verdict.BLOCKED,
          Optional.empty(),
          Optional.of(e.problem()));
    }
  }

  /** Of a group whose nodes are both to be left. */
  static Problem nowhere(Part part) {
    return new Problem(
        ProblemCode.UNKNOWN_TARGET,
        "Both nodes of group %s are to be left: there is none to go to.".formatted(part.group()),
        "Leave one of its nodes out; or skip the group, and stop it.");
  }

  private static Problem blocked(Plan plan) {
    Finding first = plan.findings().stream().filter(Finding::isBlocker).findFirst().orElseThrow();
    return new Problem(
        ProblemCode.PLAN_BLOCKED, first.code() + ": " + first.detail(), first.cure());
  }

  /**
   * The evacuation as it is now.
   *
   * @throws ProblemException when there is none
   */
  public Evacuation get(UUID id) {
    return evacuations
        .find(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        ProblemCode.EVACUATION_NOT_FOUND,
                        "There is no evacuation %s.".formatted(id),
                        "GET /v1/evacuations lists them.")));
  }

  public List<Evacuation> newest(int most) {
    return evacuations.newest(most);
  }

  /**
   * Writes down what a person wants, and wakes it.
   *
   * @param version what the person decided on, if that matters
   * @throws ProblemException when its state or version forbids it
   */
  public Evacuation command(UUID id, Wish.Kind kind, Wanted wanted, Optional<Long> version) {
    while (true) {
      Evacuation now = get(id);
      if (version.isPresent() && version.get() != now.version()) {
        throw new ProblemException(
            new Problem(
                ProblemCode.VERSION_CHANGED,
                "The evacuation is at version %d, not %d.".formatted(now.version(), version.get()),
                "Read it again and decide on what it is now."));
      }
      Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
      Wish wish = new Wish(kind, wanted.group(), wanted.actor(), wanted.reason(), at);
      switch (now.wish(wish)) {
        case Wished.Rejected rejected -> throw new ProblemException(rejected.problem());
        case Wished.Granted granted -> {
          if (evacuations.save(granted.evacuation())) {
            wakeups.wakeEvacuation(id);
            return granted.evacuation();
          }
        }
      }
    }
  }

  /** Who wants it, why, and of which group. */
  public record Wanted(Optional<GroupName> group, String actor, String reason) {}
}
