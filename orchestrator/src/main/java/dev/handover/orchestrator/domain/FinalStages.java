package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.serving.Convergence;
import dev.handover.orchestrator.domain.serving.Examination;
import dev.handover.orchestrator.domain.serving.ProbeFrom;
import dev.handover.orchestrator.domain.serving.ServiceProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays out what is looked at when all services run: first whether the group serves, with which its
 * outage ends; then what nobody waits for, whether other servers see what was written.
 */
final class FinalStages {
  private static final Duration SHORT = Duration.ofMinutes(1);
  private static final Duration DIRECTORY = Duration.ofHours(2);

  /** Reading a forest takes as long as it takes, and the group has a live operation meanwhile. */
  private static final Duration LEFTOVERS = Duration.ofMinutes(2);

  /** How long a wait that directory-service bounds may be late. */
  private static final Duration SLACK = Duration.ofSeconds(30);

  private final StepWeb web;
  private final Group group;
  private final NodeRef target;
  private final Duration patience;

  FinalStages(StepWeb web, Group group, NodeRef target, Duration patience) {
    this.web = web;
    this.group = group;
    this.target = target;
    this.patience = patience;
  }

  /**
   * All of them.
   *
   * @param partnerCanLook whether the other node is there to be asked for its view
   */
  void add(OperationKind kind, Optional<DirectoryPreview> directory, boolean partnerCanLook) {
    List<Runnable> now = new ArrayList<>();
    now.add(this::verifyNode);
    group
        .profile()
        .finalChecks()
        .probes()
        .forEach(probe -> now.add(() -> probe(probe, partnerCanLook)));
    directory.ifPresent(preview -> now.add(() -> verifyDirectory(preview)));
    web.sideBySide(now.toArray(Runnable[]::new));
    directory
        .filter(preview -> preview.changes() > 0)
        .ifPresent(
            preview ->
                web.sideBySide(
                    () ->
                        group
                            .profile()
                            .finalChecks()
                            .convergence()
                            .ifPresent(wanted -> converge(preview, wanted)),
                    () -> leftovers(kind, preview)));
  }

  private void verifyNode() {
    Action look = new Action.VerifyNode(target.name(), List.of());
    web.add(web.step("verify-node", Phase.VERIFY, look, limits(3, SHORT)));
  }

  private void verifyDirectory(DirectoryPreview preview) {
    Action compare = new Action.VerifyDirectory(preview.changeSet());
    web.add(
        web.step("verify-directory", Phase.VERIFY, compare, limits(3, DIRECTORY)).asBestEffort());
  }

  private void probe(ServiceProbe probe, boolean partnerCanLook) {
    Examination look =
        new Examination.Probe(
            target.name(), views(probe, partnerCanLook), group.serviceAddress(target), probe);
    add("probe-services-" + probe.name(), look, limits(1, probe.within()), probe.criticality());
  }

  private List<NodeName> views(ServiceProbe probe, boolean partnerCanLook) {
    NodeName partner = group.partnerOf(target).name();
    if (!partnerCanLook || probe.from() == ProbeFrom.NODE) {
      return List.of(target.name());
    }
    return probe.from() == ProbeFrom.PARTNER ? List.of(partner) : List.of(target.name(), partner);
  }

  private void converge(DirectoryPreview preview, Convergence wanted) {
    add(
        "converge",
        new Examination.Converge(preview.changeSet(), wanted),
        limits(1, wanted.deadline().plus(SLACK)),
        wanted.criticality());
  }

  private void leftovers(OperationKind kind, DirectoryPreview preview) {
    boolean moves = kind == OperationKind.SWITCHOVER || kind == OperationKind.FAILOVER;
    if (moves && group.profile().finalChecks().leftovers()) {
      Examination look =
          new Examination.Leftovers(
              preview.changeSet(),
              DirectoryRequest.Server.of(group.partnerOf(target)),
              DirectoryRequest.Server.of(target));
      add("scan-leftovers", look, limits(1, LEFTOVERS), Criticality.BEST_EFFORT);
    }
  }

  private void add(String name, Examination look, StepLimits limits, Criticality criticality) {
    Phase phase = look instanceof Examination.Probe ? Phase.VERIFY : Phase.CONVERGE;
    Step step = web.step(name, phase, new Action.Examine(look), limits);
    web.add(criticality == Criticality.BEST_EFFORT ? step.asBestEffort() : step);
  }

  private StepLimits limits(int attempts, Duration deadline) {
    return new StepLimits(attempts, deadline, patience);
  }
}
