package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.proof.ProofChoice;
import java.util.Optional;

/** What in the world as it is forbids an operation before anything is planned. */
final class Objections {
  private final Group group;
  private final PlanRequest request;
  private final Answer<NodeView> target;
  private final Answer<NodeView> partner;
  private final NodeName partnerName;

  /** Something other than its own word proves that the silent source has let go. */
  private final boolean proven;

  Objections(Group group, PlanRequest request, Observation seen) {
    this.group = group;
    this.request = request;
    this.proven = ProofChoice.of(group, request, seen).isPresent();
    this.target = seen.target();
    this.partner = seen.partner();
    this.partnerName = group.partnerOf(group.node(request.target()).orElseThrow()).name();
  }

  Optional<Problem> first() {
    if (!(target instanceof Answer.Given<NodeView> given)) {
      return Optional.of(away(target, request.target(), "Bring it back first."));
    }
    NodeView there = given.value();
    return switch (request.kind()) {
      case SWITCHOVER -> switchover(there);
      case FAILOVER, START -> takeover(there);
      case STOP -> stop(there);
      case RUNBOOK -> runbook(there);
    };
  }

  private Optional<Problem> switchover(NodeView there) {
    if (!(partner instanceof Answer.Given<NodeView> given)) {
      return Optional.of(
          away(partner, partnerName, "When it is lost, ask for a FAILOVER to the other node."));
    }
    if (request.attestation().isPresent()) {
      return Optional.of(attestationNotApplicable());
    }
    if (there.holds()) {
      return Optional.of(given.value().holds() ? twoOwners() : alreadyActive(request.target()));
    }
    return given.value().holds()
        ? Optional.empty()
        : Optional.of(notActive(partnerName, "START it where it is to run."));
  }

  private Optional<Problem> takeover(NodeView there) {
    if (request.fencesAnsweringSource() && agent().isEmpty()) {
      return Optional.of(noFenceAgent());
    }
    if (request.fencing(group, partner).isPresent() && !there.holds()) {
      return Optional.empty();
    }
    return switch (partner) {
      case Answer.Given<NodeView> given -> takeover(there, given.value());
      case Answer.Unreachable<NodeView> unreachable -> attested(there, unreachable.reason());
      case Answer.Refused<NodeView> refused ->
          Optional.of(
              request.attestation().isPresent()
                  ? cannotSay(refused)
                  : away(refused, partnerName, refused.cure()));
    };
  }

  private Optional<FenceAgent> agent() {
    return request.kind() == OperationKind.FAILOVER
        ? group.protection().agentOf(group.node(partnerName).orElseThrow())
        : Optional.empty();
  }

  private Problem noFenceAgent() {
    String detail =
        request.kind() == OperationKind.FAILOVER
            ? "%s has no fence agent.".formatted(partnerName)
            : "A %s cuts nobody's power.".formatted(request.kind());
    return new Problem(
        ProblemCode.NO_FENCE_AGENT,
        detail,
        "Repeat the request without the override; or name one under 'fence' of the group file.");
  }

  private Optional<Problem> takeover(NodeView there, NodeView here) {
    if (request.attestation().isPresent()) {
      return Optional.of(attestationNotApplicable());
    }
    if (there.holds() && here.holds()) {
      return Optional.of(twoOwners());
    }
    if (servesAlready(there)) {
      return Optional.of(alreadyActive(request.target()));
    }
    if (request.kind() == OperationKind.START) {
      return here.holds() ? Optional.of(alreadyActive(partnerName)) : Optional.empty();
    }
    return here.servesFully() ? Optional.of(sourceNotLost()) : Optional.empty();
  }

  /** A START there is not refused: it asserts what the directory says. */
  private boolean servesAlready(NodeView there) {
    return there.servesFully() && request.kind() != OperationKind.START;
  }

  private Optional<Problem> attested(NodeView there, String reason) {
    if (servesAlready(there)) {
      return Optional.of(alreadyActive(request.target()));
    }
    if (proven
        || request.attestation().isPresent()
        || request.fencing(group, partner).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            ProblemCode.NO_PROOF_OF_RELEASE,
            "%s does not answer (%s), so nobody proves that it let go of disk and services."
                .formatted(partnerName, reason),
            "Bring it back; or make sure that it is off, and attest that with a reason."));
  }

  private Optional<Problem> stop(NodeView there) {
    if (request.attestation().isPresent()) {
      return Optional.of(attestationNotApplicable());
    }
    return there.holds()
        ? Optional.empty()
        : Optional.of(notActive(request.target(), "There is nothing to stop."));
  }

  /** Its steps are about both nodes. */
  private Optional<Problem> runbook(NodeView there) {
    if (!(partner instanceof Answer.Given<NodeView> given)) {
      return Optional.of(away(partner, partnerName, "Bring it back first."));
    }
    return there.holds() && given.value().holds() ? Optional.of(twoOwners()) : Optional.empty();
  }

  private Problem attestationNotApplicable() {
    String detail =
        request.kind() == OperationKind.FAILOVER || request.kind() == OperationKind.START
            ? "%s answers, so it is not off.".formatted(partnerName)
            : "A %s takes nobody's word.".formatted(request.kind());
    return new Problem(
        ProblemCode.ATTESTATION_NOT_APPLICABLE, detail, "Repeat the request without it.");
  }

  private Problem cannotSay(Answer.Refused<NodeView> refused) {
    return new Problem(
        ProblemCode.ATTESTATION_NOT_APPLICABLE,
        "%s answers, so it is not off, but cannot say what it holds: %s"
            .formatted(partnerName, refused.detail()),
        refused.cure() + " Then repeat the request without it.");
  }

  private Problem twoOwners() {
    return new Problem(
        ProblemCode.TWO_OWNERS,
        "Both nodes of group %s have its disk, its address or a running service."
            .formatted(group.name()),
        "Find out which of them must not, and STOP the group there.");
  }

  private Problem alreadyActive(NodeName node) {
    return new Problem(
        ProblemCode.ALREADY_ACTIVE,
        "Group %s is active on %s.".formatted(group.name(), node),
        "Nothing to do; or name the other node.");
  }

  private Problem notActive(NodeName node, String cure) {
    return new Problem(
        ProblemCode.NOT_ACTIVE,
        "%s has neither disk, address nor a running service of group %s."
            .formatted(node, group.name()),
        cure);
  }

  private Problem sourceNotLost() {
    return new Problem(
        ProblemCode.SOURCE_NOT_LOST,
        "%s answers and serves the group with everything it has.".formatted(partnerName),
        "Ask for a SWITCHOVER, which can turn back.");
  }

  /** `cure` is for silence; who refuses says what cures it. */
  private static Problem away(Answer<NodeView> answer, NodeName node, String cure) {
    return switch (answer) {
      case Answer.Unreachable<NodeView> unreachable ->
          unreachable(node + " does not answer: " + unreachable.reason(), cure);
      case Answer.Refused<NodeView> refused ->
          unreachable(node + " cannot be asked: " + refused.detail(), refused.cure());
      case Answer.Given<NodeView> given -> unreachable(node + " answered.", cure);
    };
  }

  private static Problem unreachable(String detail, String cure) {
    return new Problem(ProblemCode.NODE_UNREACHABLE, detail, cure);
  }
}
