package dev.handover.orchestrator.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Lays out the steps of a plan in the order of a move (the cluster guide's STOP.BAT, exch.vbs and
 * START.BAT): fence, release with proof, directory, acquire, services, verify.
 */
final class StepList {
  private static final Duration SHORT = Duration.ofMinutes(1);

  /** Rehoming a hundred thousand mailboxes takes a while; progress is counted meanwhile. */
  private static final Duration DIRECTORY = Duration.ofHours(2);

  private static final int ATTEMPTS = 5;

  private final Group group;
  private final NodeRef target;
  private final NodeRef partner;
  private final Duration patience;
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private List<StepId> previous = List.of();

  StepList(Group group, NodeRef target, Duration patience) {
    this.group = group;
    this.target = target;
    this.partner = group.partnerOf(target);
    this.patience = patience;
  }

  List<Step> build(PlanRequest request, Observation seen, Optional<DirectoryPreview> directory) {
    boolean partnerAnswers = seen.partner() instanceof Answer.Given<NodeView>;
    Before there = Before.of(seen.target());
    if (request.kind() == OperationKind.STOP) {
      fence(List.of(new Action.PromiseAtNode(target.name())));
      release(target, there);
      proof(new Action.ConfirmRelease(target.name(), claim()));
      return steps;
    }
    fence(receivers(partnerAnswers, directory.isPresent()));
    if (partnerAnswers && request.kind() != OperationKind.START) {
      boolean canTurnBack = request.kind() == OperationKind.SWITCHOVER;
      release(partner, canTurnBack ? Before.of(seen.partner()) : Before.nothing());
    }
    Optional<Action> silence =
        request.attestation().map(a -> new Action.AcceptAttestation(partner.name(), a.statement()));
    proof(silence.orElseGet(() -> new Action.ConfirmRelease(partner.name(), claim())));
    sideBySide(
        () -> directory.ifPresent(this::directory),
        () -> {
          silence.ifPresent(this::confirmSilence);
          acquire(there, silence.isPresent());
        });
    silence.ifPresent(this::confirmSilence);
    services(there);
    verify(directory.map(DirectoryPreview::changeSet));
    return steps;
  }

  private List<Action> receivers(boolean partnerAnswers, boolean directory) {
    List<Action> receivers = new ArrayList<>();
    if (partnerAnswers) {
      receivers.add(new Action.PromiseAtNode(partner.name()));
    }
    receivers.add(new Action.PromiseAtNode(target.name()));
    if (directory) {
      receivers.add(new Action.PromiseAtDirectory());
    }
    return receivers;
  }

  /** Lanes that depend on the same steps and not on each other; what comes next, on all of them. */
  private void sideBySide(Runnable... lanes) {
    List<StepId> before = previous;
    Set<StepId> ends = new LinkedHashSet<>();
    for (Runnable lane : lanes) {
      previous = before;
      lane.run();
      if (!previous.equals(before)) {
        ends.addAll(previous);
      }
    }
    previous = ends.isEmpty() ? before : List.copyOf(ends);
  }

  private void fence(List<Action> promises) {
    sideBySide(
        promises.stream().map(promise -> (Runnable) () -> fence(promise)).toArray(Runnable[]::new));
  }

  private void fence(Action promise) {
    String name = promise.inputs().getOrDefault("node", "directory");
    add(step("fence-" + name, Phase.FENCE, promise, limits(ATTEMPTS, SHORT)));
  }

  /** What is to run again on the way back is what ran `before`, and nothing else. */
  private void release(NodeRef node, Before before) {
    List<ProfileService> reverse = new ArrayList<>(group.profile().services());
    Collections.reverse(reverse);
    for (ProfileService service : reverse) {
      Action stop = new Action.StopService(node.name(), service.name());
      Step step = step("stop-" + service.name(), Phase.RELEASE, stop, stopLimits(service));
      add(undoneBy(step, before.ran(service.name()), start(node, service)));
    }
    sideBySide(() -> removeAddress(node, before), () -> takeDiskOffline(node, before));
  }

  private void removeAddress(NodeRef node, Before before) {
    if (group.address() instanceof AddressMode.Floating floating) {
      Action remove = new Action.RemoveAddress(node.name(), floating);
      Step step = step("remove-address", Phase.RELEASE, remove, limits(ATTEMPTS, SHORT));
      add(undoneBy(step, before.address(), undo(new Action.AddAddress(node.name(), floating))));
    }
  }

  private void takeDiskOffline(NodeRef node, Before before) {
    Action offline = new Action.TakeDiskOffline(node.name(), group.disk());
    Step step = step("disk-offline", Phase.RELEASE, offline, limits(ATTEMPTS, SHORT));
    add(undoneBy(step, before.disk(), undo(new Action.BringDiskOnline(node.name(), group.disk()))));
  }

  private void proof(Action proof) {
    add(step("prove-release", Phase.RELEASE, proof, limits(ATTEMPTS, SHORT)));
  }

  /** The source may have come back since the person looked: look right before it matters. */
  private void confirmSilence(Action silence) {
    add(step("confirm-silence", Phase.ACQUIRE, silence, limits(ATTEMPTS, SHORT)));
  }

  private ReleaseClaim claim() {
    return ReleaseClaim.of(group);
  }

  private void directory(DirectoryPreview preview) {
    for (DirectoryPreview.TaskCount task : preview.tasks()) {
      StepLimits limits = limits(ATTEMPTS, DIRECTORY);
      Action apply = new Action.ApplyTask(preview.changeSet(), task.task());
      Action revert = new Action.RevertTask(preview.changeSet(), task.task());
      Step step = step("directory-" + task.task(), Phase.DIRECTORY, apply, limits);
      add(undoneBy(step, true, new Compensation(revert, limits)));
    }
  }

  /**
   * What the target had `before` is not taken from it on the way back. Of a source that is attested
   * to be off, the reservation of the disk may have outlived it: nobody but this node can end it.
   */
  private void acquire(Before before, boolean sourceIsOff) {
    sideBySide(() -> bringDiskOnline(before, sourceIsOff), () -> addAddress(before));
  }

  private void bringDiskOnline(Before before, boolean sourceIsOff) {
    Action online =
        sourceIsOff
            ? new Action.TakeDiskOver(target.name(), group.disk())
            : new Action.BringDiskOnline(target.name(), group.disk());
    Step disk = step("disk-online", Phase.ACQUIRE, online, limits(ATTEMPTS, SHORT));
    add(
        undoneBy(
            disk, !before.disk(), undo(new Action.TakeDiskOffline(target.name(), group.disk()))));
  }

  private void addAddress(Before before) {
    if (group.address() instanceof AddressMode.Floating floating) {
      Action present = new Action.AddAddress(target.name(), floating);
      Step step = step("add-address", Phase.ACQUIRE, present, limits(ATTEMPTS, SHORT));
      add(
          undoneBy(
              step, !before.address(), undo(new Action.RemoveAddress(target.name(), floating))));
    }
  }

  private void services(Before before) {
    boolean first = true;
    for (ProfileService service : group.profile().services()) {
      Action start = new Action.StartService(target.name(), service.name());
      Step step = step("start-" + service.name(), Phase.SERVICES, start, startLimits(service));
      Action stop = new Action.StopService(target.name(), service.name());
      Step whole =
          undoneBy(step, !before.ran(service.name()), new Compensation(stop, stopLimits(service)));
      add(first ? pivot(whole) : whole);
      first = false;
    }
  }

  private void verify(Optional<UUID> changeSet) {
    sideBySide(this::verifyNode, () -> changeSet.ifPresent(this::verifyDirectory));
  }

  private void verifyNode() {
    Action look = new Action.VerifyNode(target.name());
    add(step("verify-node", Phase.VERIFY, look, limits(3, SHORT)));
  }

  private void verifyDirectory(UUID changeSet) {
    Action compare = new Action.VerifyDirectory(changeSet);
    add(bestEffort(step("verify-directory", Phase.VERIFY, compare, limits(3, DIRECTORY))));
  }

  private Step step(String name, Phase phase, Action action, StepLimits limits) {
    return new Step(
        id(name), phase, action, previous, false, Criticality.REQUIRED, Optional.empty(), limits);
  }

  private StepId id(String name) {
    String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = slug.substring(0, Math.min(slug.length(), 96)).replaceAll("-+$", "");
    String unique = cut;
    for (int i = 2; !ids.add(unique); i++) {
      unique = cut + "-" + i;
    }
    return new StepId(unique);
  }

  private StepId add(Step step) {
    steps.add(step);
    previous = List.of(step.id());
    return step.id();
  }

  private Compensation undo(Action action) {
    return new Compensation(action, limits(ATTEMPTS, SHORT));
  }

  private Compensation start(NodeRef node, ProfileService service) {
    return new Compensation(
        new Action.StartService(node.name(), service.name()), startLimits(service));
  }

  private StepLimits startLimits(ProfileService service) {
    return limits(service.startAttempts(), service.startDeadline());
  }

  private StepLimits stopLimits(ProfileService service) {
    return limits(3, service.stopDeadline());
  }

  private StepLimits limits(int attempts, Duration deadline) {
    return new StepLimits(attempts, deadline, patience);
  }

  private static Step undoneBy(Step step, boolean wanted, Compensation compensation) {
    Optional<Compensation> undo = wanted ? Optional.of(compensation) : Optional.empty();
    return new Step(
        step.id(),
        step.phase(),
        step.action(),
        step.dependsOn(),
        step.pivot(),
        step.criticality(),
        undo,
        step.limits());
  }

  private static Step pivot(Step step) {
    return new Step(
        step.id(),
        step.phase(),
        step.action(),
        step.dependsOn(),
        true,
        step.criticality(),
        step.compensation(),
        step.limits());
  }

  private static Step bestEffort(Step step) {
    return new Step(
        step.id(),
        step.phase(),
        step.action(),
        step.dependsOn(),
        step.pivot(),
        Criticality.BEST_EFFORT,
        step.compensation(),
        step.limits());
  }
}
