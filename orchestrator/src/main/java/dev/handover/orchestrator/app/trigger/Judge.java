package dev.handover.orchestrator.app.trigger;

import dev.handover.orchestrator.app.OperationService;
import dev.handover.orchestrator.app.Safeguards;
import dev.handover.orchestrator.app.StartRequest;
import dev.handover.orchestrator.domain.DetectionPolicy;
import dev.handover.orchestrator.domain.FailoverMode;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.trigger.Decision;
import dev.handover.orchestrator.domain.trigger.Decision.Outcome;
import dev.handover.orchestrator.domain.trigger.Mapping;
import dev.handover.orchestrator.domain.trigger.Signal;
import dev.handover.orchestrator.domain.trigger.Trigger;
import dev.handover.orchestrator.domain.trigger.TriggerRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Makes an order of what a trigger was sent, as far as the trigger's rules and the policy of the
 * group allow. What else keeps an operation from being begun (freeze, dwell, proofs, tickets, …)
 * {@link OperationService} says, to a trigger as to anybody.
 */
@ApplicationScoped
class Judge {
  private static final int MAX_REASON = 1000;

  /** What began longer ago says nothing about how long it took to be seen. */
  private static final Duration OLDEST_SIGN = Duration.ofHours(24);

  private final Groups groups;
  private final Safeguards safeguards;
  private final OperationService operations;

  Judge(Groups groups, Safeguards safeguards, OperationService operations) {
    this.groups = groups;
    this.safeguards = safeguards;
    this.operations = operations;
  }

  /** What came to which trigger, and when. */
  record Case(Trigger trigger, Signal signal, Instant now) {
    /** However often it is decided, it leads to one operation. */
    String key() {
      String identity = trigger.name() + " " + signal.key();
      try {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] digest = sha256.digest(identity.getBytes(StandardCharsets.UTF_8));
        return "trigger-" + HexFormat.of().formatHex(digest);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JVM has SHA-256", e);
      }
    }

    /** An alert about a lost server was the first sign of it. */
    Optional<Instant> firstSign(OperationKind kind) {
      return signal
          .startsAt()
          .filter(at -> kind == OperationKind.FAILOVER)
          .filter(at -> !at.isAfter(now) && at.isAfter(now.minus(OLDEST_SIGN)));
    }
  }

  /** The order, or why there is none; begins nothing. */
  Order judge(Case asked, Mapping mapping) {
    Signal signal = asked.signal();
    if (signal.missing() > 0) {
      return nothing(
          Outcome.RECORDED,
          "truncated",
          "%d alert(s) were cut off and nothing was decided about them; raise max_alerts of the webhook, or group by more labels."
              .formatted(signal.missing()));
    }
    if (signal.resolved()) {
      return nothing(Outcome.RECORDED, "resolved", "What is over moves nothing.");
    }
    if (mapping.rule().isEmpty()) {
      return nothing(Outcome.RECORDED, "no-rule", why(mapping.mismatches()));
    }
    TriggerRule rule = mapping.rule().get();
    Optional<String> named = rule.group().of(signal.labels());
    Optional<Group> group = named.flatMap(this::find);
    return switch (group.map(g -> forGroup(asked, rule, g)).orElseGet(() -> unknown(named))) {
      case Order.Nothing no -> new Order.Nothing(no.decision().by(rule, named));
      case Order.Wanted wanted -> wanted;
    };
  }

  private static String why(List<Mapping.Mismatch> mismatches) {
    StringBuilder why = new StringBuilder("No rule matches.");
    mismatches.forEach(
        m -> why.append(' ').append(m.rule()).append(": ").append(m.detail()).append('.'));
    return why.toString();
  }

  private static Order unknown(Optional<String> named) {
    return nothing(
        Outcome.REFUSED,
        "group-not-found",
        named
            .map(name -> "There is no group '%s'.".formatted(name))
            .orElse("The label that names the group is not there."));
  }

  private Optional<Group> find(String name) {
    return groups.all().stream().filter(g -> g.name().value().equals(name)).findFirst();
  }

  private Order forGroup(Case asked, TriggerRule rule, Group group) {
    DetectionPolicy policy = group.protection().detection();
    Optional<Operation> before = operations.startedWith(asked.key());
    if (before.isPresent()) {
      return new Order.Nothing(begun(before.get()));
    }
    if (policy.mode() == FailoverMode.MANUAL) {
      return nothing(
          Outcome.RECORDED,
          "manual",
          "The group's policy leaves it to people (failover.mode is MANUAL); begin it by hand if it has to be.");
    }
    int spent = safeguards.begunByThemselves(group, asked.now().minus(policy.period()));
    if (spent >= policy.budget()) {
      return nothing(
          Outcome.REFUSED,
          "budget-spent",
          "%d operation(s) began by themselves within %s; %d may."
              .formatted(spent, policy.period(), policy.budget()));
    }
    Optional<NodeName> target = target(rule, group);
    if (target.isEmpty()) {
      return nothing(
          Outcome.REFUSED,
          "no-owner",
          "No node is to have the group, so that there is no other one; START it where it shall run.");
    }
    return wanted(asked, rule, group, target.get());
  }

  private Optional<NodeName> target(TriggerRule rule, Group group) {
    if (rule.kind() == OperationKind.RUNBOOK) {
      return Optional.of(PlanRequest.WHEREVER);
    }
    return rule.target()
        .or(
            () ->
                safeguards
                    .recorded(group)
                    .owner()
                    .flatMap(group::node)
                    .map(owner -> group.partnerOf(owner).name()));
  }

  private static Order wanted(Case asked, TriggerRule rule, Group group, NodeName target) {
    Signal signal = asked.signal();
    PlanRequest plan =
        new PlanRequest(
            rule.kind(),
            target,
            rule.runbook(),
            Optional.empty(),
            asked.trigger().actor(),
            List.of(),
            rule.ticket().flatMap(ticket -> ticket.in(signal.labels())));
    return new Order.Wanted(
        new StartRequest(
            group.name(),
            plan,
            rule.reason().in(signal.labels(), MAX_REASON),
            Optional.empty(),
            Optional.empty(),
            asked.key(),
            group.protection().detection().mode() == FailoverMode.APPROVE,
            Optional.empty(),
            asked.firstSign(rule.kind()),
            Optional.empty()));
  }

  /** What is said of something that was begun. */
  static Decision begun(Operation operation) {
    boolean waits = operation.order().needsApproval();
    return Decision.of(
            waits ? Outcome.PREPARED : Outcome.STARTED,
            waits ? "prepared" : "begun",
            waits
                ? "Operation %s waits for an approver to resume it.".formatted(operation.id())
                : "Operation %s was begun.".formatted(operation.id()))
        .with(operation.id());
  }

  private static Order nothing(Outcome outcome, String code, String detail) {
    return new Order.Nothing(Decision.of(outcome, code, detail));
  }
}
