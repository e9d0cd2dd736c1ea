package dev.handover.orchestrator.app.serving;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Criticality;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Probes;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.serving.Examination;
import dev.handover.orchestrator.domain.serving.ProbeFrom;
import dev.handover.orchestrator.domain.serving.ProbeView;
import dev.handover.orchestrator.domain.serving.ServiceProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether a group's services serve, from one server or from both. */
public final class ServingCheck {
  /** A service that has just come to run opens its ports within moments. */
  private static final Duration AGAIN = Duration.ofMillis(500);

  private final Probes probes;

  public ServingCheck(Probes probes) {
    this.probes = probes;
  }

  /**
   * Done when all views that can be asked see that it serves; on its way while one does not. A view
   * that cannot be asked says nothing, neither good nor bad; without any there is no outcome.
   */
  public StepOutcome check(Group group, Examination.Probe look) {
    List<String> good = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    Optional<StepOutcome> unasked = Optional.empty();
    for (NodeName name : look.views()) {
      Optional<NodeRef> view = group.node(name);
      if (view.isEmpty()) {
        continue;
      }
      switch (probes.probe(view.get(), look.address(), look.probe())) {
        case Answer.Given<ProbeView> given ->
            (given.value().serving() ? good : bad).add(words(name, given.value()));
        case Answer.Unreachable<ProbeView> away ->
            unasked = Optional.of(new StepOutcome.RetryLater(away.reason()));
        case Answer.Refused<ProbeView> no ->
            unasked = Optional.of(new StepOutcome.Refused(no.detail(), no.cure()));
      }
    }
    if (!bad.isEmpty()) {
      good.addAll(bad);
      return new StepOutcome.OnItsWay(String.join("; ", good), AGAIN);
    }
    if (!good.isEmpty()) {
      return new StepOutcome.Done(String.join("; ", good));
    }
    return unasked.orElseGet(
        () ->
            new StepOutcome.RetryLater(
                "none of %s is configured any more".formatted(look.views()), true));
  }

  private static String words(NodeName from, ProbeView seen) {
    if (seen.serving()) {
      return "seen from %s: %s".formatted(from, seen.answer().isEmpty() ? "ok" : seen.answer());
    }
    String heard = seen.answer().isEmpty() ? "" : " (it says: " + seen.answer() + ")";
    return "not served as seen from %s: %s%s".formatted(from, seen.detail(), heard);
  }

  /**
   * Names of required probes that fail: no server sees that they serve, and at least one sees that
   * they do not. One broken path is no failure.
   */
  public List<String> failing(Group group, NodeRef owner, boolean partnerAnswers) {
    return group.profile().finalChecks().probes().stream()
        .filter(probe -> probe.criticality() == Criticality.REQUIRED)
        .filter(probe -> fails(group, owner, probe, partnerAnswers))
        .map(ServiceProbe::name)
        .toList();
  }

  private boolean fails(Group group, NodeRef owner, ServiceProbe probe, boolean partnerAnswers) {
    String address = group.serviceAddress(owner);
    boolean denied = false;
    for (NodeRef view : views(group, owner, probe, partnerAnswers)) {
      if (probes.probe(view, address, probe) instanceof Answer.Given<ProbeView> given) {
        if (given.value().serving()) {
          return false;
        }
        denied = true;
      }
    }
    return denied;
  }

  private static List<NodeRef> views(
      Group group, NodeRef owner, ServiceProbe probe, boolean partnerAnswers) {
    if (!partnerAnswers || probe.from() == ProbeFrom.NODE) {
      return List.of(owner);
    }
    NodeRef partner = group.partnerOf(owner);
    return probe.from() == ProbeFrom.PARTNER ? List.of(partner) : List.of(owner, partner);
  }
}
