package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.proof.ProofChoice;
import dev.handover.orchestrator.domain.proof.ReleaseProof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  private final StepWeb web = new StepWeb();

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
      return web.steps();
    }
    Optional<ReleaseProof> proven = ProofChoice.of(group, request, seen);
    Optional<FenceAgent> agent =
        proven.isPresent() ? Optional.empty() : request.fencing(group, seen.partner());
    boolean partnerIsAsked = partnerAnswers && agent.isEmpty();
    fence(receivers(partnerIsAsked, directory.isPresent()));
    if (partnerIsAsked && request.kind() != OperationKind.START) {
      boolean canTurnBack = request.kind() == OperationKind.SWITCHOVER;
      release(partner, canTurnBack ? Before.of(seen.partner()) : Before.nothing());
    }
    Optional<Action> silence =
        agent.isPresent() || proven.isPresent()
            ? Optional.of(new Action.ConfirmSilence(partner.name()))
            : request
                .attestation()
                .map(a -> new Action.AcceptAttestation(partner.name(), a.statement()));
    if (proven.isPresent()) {
      confirmSilence(silence.orElseThrow());
      prove(proven.get(), there);
    } else {
      agent.ifPresentOrElse(
          this::cutPower,
          () -> proof(silence.orElseGet(() -> new Action.ConfirmRelease(partner.name(), claim()))));
    }
    web.sideBySide(
        () -> directory.ifPresent(this::directory),
        () -> {
          silence.ifPresent(this::confirmSilence);
          boolean mayPreempt = proven.map(ReleaseProof::mayPreempt).orElse(true);
          acquire(there, silence.isPresent() && mayPreempt);
        });
    if (request.kind() == OperationKind.START && group.profile().layout().atStart()) {
      group.makeDirectories(target).ifPresent(this::assertDirectories);
    }
    silence.ifPresent(this::confirmSilence);
    services(there);
    new FinalStages(web, group, target, patience).add(request.kind(), directory, partnerIsAsked);
    return web.steps();
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

  private void fence(List<Action> promises) {
    web.sideBySide(
        promises.stream().map(promise -> (Runnable) () -> fence(promise)).toArray(Runnable[]::new));
  }

  private void fence(Action promise) {
    String name = promise.inputs().getOrDefault("node", "directory");
    web.add(web.step("fence-" + name, Phase.FENCE, promise, limits(ATTEMPTS, SHORT)));
  }

  /** What is to run again on the way back is what ran `before`, and nothing else. */
  private void release(NodeRef node, Before before) {
    stopServices(node, before);
    web.sideBySide(() -> removeAddress(node, before), () -> takeDiskOffline(node, before));
  }

  private void removeAddress(NodeRef node, Before before) {
    if (group.address() instanceof AddressMode.Floating floating) {
      Action remove = new Action.RemoveAddress(node.name(), floating);
      Step step = web.step("remove-address", Phase.RELEASE, remove, limits(ATTEMPTS, SHORT));
      web.add(undoneBy(step, before.address(), undo(new Action.AddAddress(node.name(), floating))));
    }
  }

  private void takeDiskOffline(NodeRef node, Before before) {
    Action offline = new Action.TakeDiskOffline(node.name(), group.disk());
    Step step = web.step("disk-offline", Phase.RELEASE, offline, limits(ATTEMPTS, SHORT));
    web.add(
        undoneBy(step, before.disk(), undo(new Action.BringDiskOnline(node.name(), group.disk()))));
  }

  private void proof(Action proof) {
    web.add(web.step("prove-release", Phase.RELEASE, proof, limits(ATTEMPTS, SHORT)));
  }

  /** Taking the reservation brings the disk online here: the way back takes it offline again. */
  private void prove(ReleaseProof proof, Before there) {
    StepLimits limits = limits(ATTEMPTS, SHORT.plus(proof.silence()));
    Step step = web.step("prove-release", Phase.FENCE, new Action.Prove(proof), limits);
    boolean attaches = proof.changesTheWorld() && !there.disk();
    web.add(
        undoneBy(step, attaches, undo(new Action.TakeDiskOffline(target.name(), group.disk()))));
  }

  private void cutPower(FenceAgent agent) {
    Action cut = new Action.CutPower(partner.name(), agent.title());
    web.add(web.step("fence-source", Phase.FENCE, cut, limits(3, agent.timeout())));
  }

  /** The source may have come back since the person looked: look right before it matters. */
  private void confirmSilence(Action silence) {
    web.add(web.step("confirm-silence", Phase.ACQUIRE, silence, limits(ATTEMPTS, SHORT)));
  }

  private ReleaseClaim claim() {
    return ReleaseClaim.of(group);
  }

  private void directory(DirectoryPreview preview) {
    for (DirectoryPreview.TaskCount task : preview.tasks()) {
      StepLimits limits = limits(ATTEMPTS, DIRECTORY);
      Action apply = new Action.ApplyTask(preview.changeSet(), task.task());
      Action revert = new Action.RevertTask(preview.changeSet(), task.task());
      Step step = web.step("directory-" + task.task(), Phase.DIRECTORY, apply, limits);
      web.add(undoneBy(step, true, new Compensation(revert, limits)));
    }
  }

  /**
   * What the target had `before` is not taken from it on the way back. Of a source that is attested
   * to be off, the reservation of the disk may have outlived it: nobody but this node can end it.
   */
  private void acquire(Before before, boolean sourceIsOff) {
    web.sideBySide(() -> bringDiskOnline(before, sourceIsOff), () -> addAddress(before));
  }

  private void bringDiskOnline(Before before, boolean sourceIsOff) {
    Action online =
        sourceIsOff
            ? new Action.TakeDiskOver(target.name(), group.disk())
            : new Action.BringDiskOnline(target.name(), group.disk());
    Step disk = web.step("disk-online", Phase.ACQUIRE, online, limits(ATTEMPTS, SHORT));
    web.add(
        undoneBy(
            disk, !before.disk(), undo(new Action.TakeDiskOffline(target.name(), group.disk()))));
  }

  /** Services say themselves what they miss: a start is not held up for it. */
  private void assertDirectories(Action make) {
    web.add(web.step("make-directories", Phase.ACQUIRE, make, limits(3, SHORT)).asBestEffort());
  }

  private void addAddress(Before before) {
    if (group.address() instanceof AddressMode.Floating floating) {
      Action present = new Action.AddAddress(target.name(), floating);
      Step step = web.step("add-address", Phase.ACQUIRE, present, limits(ATTEMPTS, SHORT));
      web.add(
          undoneBy(
              step, !before.address(), undo(new Action.RemoveAddress(target.name(), floating))));
    }
  }

  /** Each after those that come after it at a start: the exact reverse. */
  private void stopServices(NodeRef node, Before before) {
    List<ProfileService> services = group.profile().services();
    StepWeb.Named<ServiceName> stops = web.named();
    for (ProfileService service : services.reversed()) {
      List<ServiceName> first =
          services.stream()
              .filter(other -> other.after().contains(service.name()))
              .map(ProfileService::name)
              .toList();
      stops.after(first);
      Action stop = new Action.StopService(node.name(), service.name());
      Step step = web.step("stop-" + service.name(), Phase.RELEASE, stop, stopLimits(service));
      stops.add(service.name(), undoneBy(step, before.ran(service.name()), start(node, service)));
    }
    stops.end();
  }

  /** The first one is the pivot, and all others wait for it: until it runs, nobody has written. */
  private void services(Before before) {
    List<ProfileService> services = group.profile().services();
    StepWeb.Named<ServiceName> starts = web.named();
    for (ProfileService service : services) {
      boolean isPivot = service.equals(services.getFirst());
      starts.after(service.after());
      Action start = new Action.StartService(target.name(), service.name());
      Step step = web.step("start-" + service.name(), Phase.SERVICES, start, startLimits(service));
      Action stop = new Action.StopService(target.name(), service.name());
      Compensation undo = new Compensation(stop, stopLimits(service));
      Step whole = undoneBy(step, !before.ran(service.name()), undo);
      starts.add(service.name(), isPivot ? whole.asPivot() : whole);
    }
    starts.end();
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
    return wanted ? step.undoneBy(compensation) : step;
  }
}
