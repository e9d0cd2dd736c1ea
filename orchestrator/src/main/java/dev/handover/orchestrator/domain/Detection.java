package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.proof.ProofChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a group is taken over by itself, from what was seen and nothing else. Whatever it
 * decides, it says all that speaks against acting, not only the first.
 *
 * @param suspicion what is wrong, and since when; empty when nothing is
 * @param reasons why nothing is done, each with a stable code; empty when it is to act
 */
public record Detection(Optional<Suspicion> suspicion, Verdict verdict, List<Reason> reasons) {
  public Detection {
    reasons = List.copyOf(reasons);
  }

  /** What is to be done. */
  public enum Verdict {
    /** All is well, or nobody is to have the group. */
    NOTHING,
    /** Something is wrong, and something keeps from acting. */
    STAY,
    /** Prepare a failover that waits for an approver. */
    PROPOSE,
    /** Begin a failover. */
    ACT
  }

  /** Why nothing is done. */
  public record Reason(String code, String text) {}

  /** Judges what was seen. */
  public static Detection of(Sighting seen) {
    if (seen.owner().isEmpty()) {
      return nothing("no-owner", "No node is to have the group; START it where it shall run.");
    }
    NodeRef owner = seen.owner().get();
    Optional<Cause> cause = cause(seen);
    if (cause.isEmpty()) {
      return nothing("healthy", owner.name() + " serves the group.");
    }
    Suspicion suspicion =
        seen.suspicion()
            .filter(before -> before.isAbout(owner.name(), cause.get()))
            .orElseGet(
                () -> new Suspicion(seen.group().name(), owner.name(), cause.get(), seen.at()));
    List<Reason> against = new Doubts(seen, owner, suspicion).all();
    return new Detection(Optional.of(suspicion), verdict(seen, against), against);
  }

  private static Detection nothing(String code, String text) {
    return new Detection(Optional.empty(), Verdict.NOTHING, List.of(new Reason(code, text)));
  }

  private static Verdict verdict(Sighting seen, List<Reason> against) {
    if (!against.isEmpty()) {
      return Verdict.STAY;
    }
    return seen.group().protection().detection().mode() == FailoverMode.AUTOMATIC
        ? Verdict.ACT
        : Verdict.PROPOSE;
  }

  private static Optional<Cause> cause(Sighting seen) {
    return switch (seen.active()) {
      case Answer.Unreachable<NodeView> silent -> Optional.of(Cause.NODE_SILENT);
      case Answer.Refused<NodeView> refused -> Optional.of(Cause.SERVICE_DOWN);
      case Answer.Given<NodeView> given -> {
        if (!given.value().servesFully()) {
          yield Optional.of(Cause.SERVICE_DOWN);
        }
        yield seen.failed().isEmpty() ? Optional.empty() : Optional.of(Cause.CHECK_FAILS);
      }
    };
  }

  /** All that speaks against acting on a suspicion. */
  private record Doubts(Sighting seen, NodeRef owner, Suspicion suspicion, List<Reason> found) {
    Doubts(Sighting seen, NodeRef owner, Suspicion suspicion) {
      this(seen, owner, suspicion, new ArrayList<>());
    }

    List<Reason> all() {
      DetectionPolicy policy = seen.group().protection().detection();
      if (policy.mode() == FailoverMode.MANUAL) {
        add("manual", "The group's policy leaves failovers to people (failover.mode is MANUAL).");
      }
      seen.record()
          .liveOperation()
          .ifPresent(id -> add("operation-in-progress", "Operation %s is live.".formatted(id)));
      grace(policy);
      standby();
      road();
      answers();
      proof();
      if (seen.budgetSpent() >= policy.budget()) {
        add(
            "budget-spent",
            "%d failover(s) began by themselves within %s; %d may."
                .formatted(seen.budgetSpent(), policy.period(), policy.budget()));
      }
      seen.against().forEach(problem -> add(problem.code().code(), problem.detail()));
      return found;
    }

    private void grace(DetectionPolicy policy) {
      Duration grace = policy.graceOf(suspicion.cause());
      Instant end = suspicion.since().plus(grace);
      if (seen.at().isBefore(end)) {
        add(
            "grace",
            "%s of %s lasts since %s; nothing is done before %s."
                .formatted(suspicion.cause(), owner.name(), suspicion.since(), end));
      }
    }

    private void standby() {
      NodeRef partner = seen.group().partnerOf(owner);
      if (!(seen.standby() instanceof Answer.Given<NodeView> given)) {
        add(
            "standby-away",
            "%s does not answer either: what is broken may be the network here, and there is no"
                    .formatted(partner.name())
                + " server to go to.");
      } else if (given.value().holds()) {
        add("standby-holds", "%s holds parts of the group already.".formatted(partner.name()));
      }
    }

    /** One broken path is no failure. */
    private void road() {
      if (suspicion.cause() != Cause.NODE_SILENT) {
        return;
      }
      NodeRef partner = seen.group().partnerOf(owner);
      switch (seen.partnersView().orElse(new Answer.Unreachable<>("not asked"))) {
        case Answer.Given<Boolean> given -> {
          if (given.value()) {
            add(
                "partner-reaches-it",
                "%s reaches %s: only the path from here is broken."
                    .formatted(partner.name(), owner.name()));
          }
        }
        case Answer.Unreachable<Boolean> away ->
            add(
                "no-second-view",
                "%s cannot be asked whether it reaches %s: %s"
                    .formatted(partner.name(), owner.name(), away.reason()));
        case Answer.Refused<Boolean> no ->
            add(
                "no-second-view",
                "%s does not say whether it reaches %s: %s"
                    .formatted(partner.name(), owner.name(), no.detail()));
      }
    }

    /** Who answers with an error only can neither be asked to let go nor be called silent. */
    private void answers() {
      if (seen.active() instanceof Answer.Refused<NodeView> no) {
        add(
            "owner-refuses",
            "%s answers, but cannot be asked: %s".formatted(owner.name(), no.detail()));
      }
    }

    private void proof() {
      boolean silent = suspicion.cause() == Cause.NODE_SILENT;
      if (silent && seen.group().protection().agentOf(owner).isEmpty() && !provenOtherwise()) {
        add(
            "no-proof-of-release",
            "%s is silent and has no fence agent: only a person can attest that it is off."
                .formatted(owner.name()));
      }
    }

    private boolean provenOtherwise() {
      return seen.standby() instanceof Answer.Given<NodeView> given
          && ProofChoice.between(seen.group(), owner, given.value(), seen.lease()).isPresent();
    }

    private void add(String code, String text) {
      found.add(new Reason(code, text));
    }
  }
}
