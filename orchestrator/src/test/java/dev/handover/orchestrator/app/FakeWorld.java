package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.AddressMode;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.BreakerState;
import dev.handover.orchestrator.domain.ChangeSetGoal;
import dev.handover.orchestrator.domain.DirectoryPreview;
import dev.handover.orchestrator.domain.DirectoryRequest;
import dev.handover.orchestrator.domain.DiskRef;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.LeaseOrder;
import dev.handover.orchestrator.domain.NodeClient;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.ReleaseClaim;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.ServiceGoal;
import dev.handover.orchestrator.domain.ServiceName;
import dev.handover.orchestrator.domain.StepOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Two servers and a directory that refuse what real ones refuse, and break off loudly the moment
 * there are two owners. `interference` runs before each deed and may answer in its place.
 */
final class FakeWorld implements NodeClient, InterferedProofs {
  /** Does something to the world, once. */
  @FunctionalInterface
  interface Deed {
    StepOutcome result();
  }

  /** May take the place of a deed, or throw. */
  @FunctionalInterface
  interface Interference {
    StepOutcome before(String deed, Deed doIt);
  }

  final FakeNode exch1 = new FakeNode(Samples.EXCH1);
  final FakeNode exch2 = new FakeNode(Samples.EXCH2);

  /** By task: whom the directory names. */
  final TreeMap<String, NodeName> directory = new TreeMap<>();

  final List<String> deeds = new ArrayList<>();
  List<String> conflicts = List.of();
  FencingEpoch promisedByDirectory = FencingEpoch.none();
  Interference interference = (deed, doIt) -> doIt.result();

  /** Told before each look at a node. */
  Consumer<NodeName> looking = node -> {};

  private NodeName from = Samples.EXCH1;
  private NodeName to = Samples.EXCH2;

  FakeWorld() {
    Samples.TASKS.forEach(task -> directory.put(task, Samples.EXCH1));
  }

  static FakeWorld activeOn(NodeName node) {
    FakeWorld world = new FakeWorld();
    FakeNode active = world.node(node);
    active.disk = true;
    active.address = true;
    Samples.profile().serviceNames().forEach(s -> active.running.add(s.value()));
    world.directory.replaceAll((task, owner) -> node);
    return world;
  }

  FakeNode node(NodeName name) {
    return name.equals(Samples.EXCH1) ? exch1 : exch2;
  }

  private FakeNode other(NodeName name) {
    return name.equals(Samples.EXCH1) ? exch2 : exch1;
  }

  /** Everything that a move changes, in words that can be compared. */
  String snapshot() {
    return exch1 + "; " + exch2 + "; directory " + directory;
  }

  StepOutcome at(NodeRef ref, Fence fence, String deed, Deed doIt) {
    FakeNode node = node(ref.name());
    StepOutcome outcome =
        interference.before(
            deed + " at " + node.name,
            () -> {
              if (!node.reachable) {
                return new StepOutcome.RetryLater(node.name + " does not answer");
              }
              if (fence.epoch().compareTo(node.promised) < 0) {
                return new StepOutcome.Fenced(node.promised);
              }
              node.promised = fence.epoch();
              deeds.add(deed + " at " + node.name);
              return doIt.result();
            });
    if (!deed.equals("promise")) { // which changes nothing
      exch1.requireNotBoth(exch2);
    }
    return outcome;
  }

  @Override
  public Answer<NodeView> observe(Group group, NodeRef ref) {
    FakeNode node = node(ref.name());
    return node.reachable
        ? new Answer.Given<>(node.view(group.profile().serviceNames()))
        : new Answer.Unreachable<>("connection refused");
  }

  @Override
  public Answer<NodeView> look(Group group, NodeRef ref) {
    looking.accept(ref.name());
    return observe(group, ref);
  }

  /** A node that was silent answers again, and Windows has started the services there. */
  void comesBack(FakeNode node) {
    node.reachable = true;
    Samples.profile().serviceNames().forEach(s -> node.running.add(s.value()));
  }

  @Override
  public BreakerState breaker(NodeRef node) {
    return BreakerState.CLOSED;
  }

  @Override
  public StepOutcome promise(NodeRef node, Fence fence) {
    return at(node, fence, "promise", FakeWorld::done);
  }

  @Override
  public StepOutcome bringService(NodeRef ref, ServiceName service, ServiceGoal goal, Fence fence) {
    FakeNode node = node(ref.name());
    if (goal == ServiceGoal.STOPPED) {
      return at(ref, fence, "stop " + service, () -> done(node.running.remove(service.value())));
    }
    return at(
        ref,
        fence,
        "start " + service,
        () ->
            node.disk
                ? done(node.running.add(service.value()))
                : new StepOutcome.Failed(service + " finds no data", "bring the disk online"));
  }

  @Override
  public StepOutcome bringDiskOnline(NodeRef ref, DiskRef disk, Fence fence) {
    return at(ref, fence, "disk online", () -> attach(node(ref.name())));
  }

  @Override
  public StepOutcome takeDiskOver(NodeRef ref, DiskRef disk, Fence fence) {
    return at(
        ref, fence, "disk over", () -> attach(node(ref.name()).preempting(other(ref.name()))));
  }

  private StepOutcome attach(FakeNode node) {
    FakeNode other = other(node.name);
    if (other.disk) {
      return new StepOutcome.Failed("held by " + other.name, "take it offline there");
    }
    node.disk = true;
    return done();
  }

  @Override
  public StepOutcome takeDiskOffline(NodeRef ref, DiskRef disk, Fence fence) {
    return at(ref, fence, "disk offline", () -> detach(node(ref.name())));
  }

  private static StepOutcome detach(FakeNode node) {
    if (!node.running.isEmpty()) {
      return new StepOutcome.Failed("open files: " + node.running, "stop them");
    }
    node.disk = false;
    return done();
  }

  @Override
  public StepOutcome addAddress(NodeRef ref, AddressMode.Floating address, Fence fence) {
    return at(ref, fence, "add address", () -> node(ref.name()).address(true));
  }

  @Override
  public StepOutcome removeAddress(NodeRef ref, AddressMode.Floating address, Fence fence) {
    return at(ref, fence, "remove address", () -> node(ref.name()).address(false));
  }

  @Override
  public StepOutcome confirmRelease(NodeRef ref, ReleaseClaim claim, Fence fence) {
    FakeNode node = node(ref.name());
    return at(
        ref,
        fence,
        "confirm release",
        () ->
            node.view(Samples.profile().serviceNames()).holds()
                ? new StepOutcome.Failed("not released: " + node, "release it")
                : done());
  }

  @Override
  public Answer<Optional<Instant>> leaseUntil(NodeRef ref, GroupName group, FencingEpoch epoch) {
    looking.accept(ref.name());
    return node(ref.name()).reachable
        ? new Answer.Given<>(node(ref.name()).held(epoch))
        : new Answer.Unreachable<>("connection refused");
  }

  @Override
  public StepOutcome lease(NodeRef ref, LeaseOrder order, Fence fence) {
    return at(
        ref, fence, "lease of " + order.time(), () -> node(ref.name()).lease(order, fence.epoch()));
  }

  @Override
  public Answer<DirectoryPreview> preview(DirectoryRequest request, String key) {
    from = server(request.source());
    to = server(request.target());
    return new Answer.Given<>(Samples.preview());
  }

  private static NodeName server(DirectoryRequest.Server server) {
    return server.computer().equals("EXCH1") ? Samples.EXCH1 : Samples.EXCH2;
  }

  @Override
  public Answer<FencingEpoch> promised(GroupName group) {
    return new Answer.Given<>(promisedByDirectory);
  }

  @Override
  public StepOutcome promise(Fence fence) {
    return atDirectory(fence, "promise", FakeWorld::done);
  }

  @Override
  public StepOutcome bringTask(UUID changeSet, String task, ChangeSetGoal goal, Fence fence) {
    return atDirectory(
        fence,
        goal + " " + task,
        () -> {
          directory.put(task, goal == ChangeSetGoal.APPLIED ? to : from);
          return conflicts.isEmpty() || goal == ChangeSetGoal.REVERTED
              ? done()
              : new StepOutcome.DoneWithConflicts("", conflicts);
        });
  }

  private StepOutcome atDirectory(Fence fence, String deed, Deed doIt) {
    return interference.before(
        deed,
        () -> {
          if (fence.epoch().compareTo(promisedByDirectory) < 0) {
            return new StepOutcome.Fenced(promisedByDirectory);
          }
          promisedByDirectory = fence.epoch();
          deeds.add(deed);
          return doIt.result();
        });
  }

  @Override
  public StepOutcome interfered(String deed) {
    return interference.before(deed, FakeWorld::done);
  }

  private static StepOutcome done() {
    return new StepOutcome.Done("");
  }

  private static StepOutcome done(boolean changed) {
    return new StepOutcome.Done(changed ? "" : "was so already");
  }
}
