package dev.handover.orchestrator.domain.report;

import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Compensation;
import dev.handover.orchestrator.domain.Deed;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.StepState;
import dev.handover.orchestrator.domain.StepStatus;
import dev.handover.orchestrator.domain.proof.ReleaseProof;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something of a node that a step changed, or may have changed.
 *
 * @param before as it was seen when the operation was planned: only what was seen otherwise gets a
 *     compensation, so a step without one says nothing of it
 * @param after what was reached; empty when nobody knows
 */
public record NodeChange(
    StepStatus step,
    NodeName node,
    What what,
    String name,
    Optional<String> before,
    Optional<String> after) {
  private static final String ONLINE = "ONLINE";
  private static final String OFFLINE = "OFFLINE";

  /** What of a node it is. */
  public enum What {
    SERVICE,
    DISK,
    ADDRESS,
    POWER,
    FILES,
    SETTINGS
  }

  /** Of all steps that were begun, in the order of the plan. */
  public static List<NodeChange> of(Operation operation) {
    return operation.steps().stream()
        .filter(step -> step.startedAt().isPresent())
        .flatMap(step -> wanted(step.step().action()).map(wanted -> of(step, wanted)).stream())
        .toList();
  }

  /** What an action wants a node to be, and what that excludes. */
  private record Wanted(NodeName node, What what, String name, String from, String to) {}

  private static NodeChange of(StepStatus step, Wanted wanted) {
    Optional<Compensation> undo = step.step().compensation();
    Optional<String> before = undo.map(seen -> wanted.from());
    Optional<String> after =
        switch (step.state()) {
          case SUCCEEDED -> Optional.of(wanted.to());
          case COMPENSATED -> before;
          case PENDING, RUNNING, WAITING, IN_DOUBT, FAILED, COMPENSATING, SKIPPED ->
              Optional.empty();
        };
    return new NodeChange(step, wanted.node(), wanted.what(), wanted.name(), before, after);
  }

  private static Optional<Wanted> wanted(Action action) {
    return switch (action) {
      case Action.StartService a ->
          wanted(a.node(), What.SERVICE, a.service().value(), "STOPPED", "RUNNING");
      case Action.StopService a ->
          wanted(a.node(), What.SERVICE, a.service().value(), "RUNNING", "STOPPED");
      case Action.BringDiskOnline a -> wanted(a.node(), What.DISK, a.disk().id(), OFFLINE, ONLINE);
      case Action.TakeDiskOver a -> wanted(a.node(), What.DISK, a.disk().id(), OFFLINE, ONLINE);
      case Action.TakeDiskOffline a -> wanted(a.node(), What.DISK, a.disk().id(), ONLINE, OFFLINE);
      case Action.AddAddress a ->
          wanted(a.node(), What.ADDRESS, a.address().ip(), "ABSENT", "PRESENT");
      case Action.RemoveAddress a ->
          wanted(a.node(), What.ADDRESS, a.address().ip(), "PRESENT", "ABSENT");
      case Action.CutPower a -> wanted(a.node(), What.POWER, a.agent(), "ON", "OFF");
      case Action.MakeDirectories a ->
          wanted(a.node(), What.FILES, words(a.directories()), "ABSENT", "PRESENT");
      case Action.PurgeFiles a ->
          wanted(a.node(), What.FILES, words(a.files()), "PRESENT", "REMOVED");
      case Action.Prove a -> proof(a.proof());
      case Action.Perform a -> deed(a.deed());
      case Action.PromiseAtNode a -> Optional.empty();
      case Action.PromiseAtDirectory a -> Optional.empty();
      case Action.AcceptAttestation a -> Optional.empty();
      case Action.ConfirmSilence a -> Optional.empty();
      case Action.ConfirmRelease a -> Optional.empty();
      case Action.ApplyTask a -> Optional.empty();
      case Action.RevertTask a -> Optional.empty();
      case Action.VerifyDirectory a -> Optional.empty();
      case Action.VerifyNode a -> Optional.empty();
      case Action.Examine a -> Optional.empty();
    };
  }

  private static Optional<Wanted> proof(ReleaseProof proof) {
    return switch (proof) {
      case ReleaseProof.Reservation p ->
          wanted(p.target(), What.DISK, p.disk().id(), "RESERVED BY " + p.source(), "RESERVED");
      case ReleaseProof.ExpiredLease p -> Optional.empty();
    };
  }

  /** Settings have many values before; the step's detail tells what became of them. */
  private static Optional<Wanted> deed(Deed deed) {
    if (deed instanceof Deed.SetStartTypes d) {
      return wanted(d.node(), What.SETTINGS, "start type of " + words(d.services()), "", "MANUAL");
    }
    if (deed instanceof Deed.EditSettings d) {
      String values =
          d.settings().entrySet().stream()
              .map(e -> e.getKey() + "=" + e.getValue())
              .sorted()
              .collect(Collectors.joining(", "));
      return wanted(d.node(), What.SETTINGS, d.path(), "", values);
    }
    return Optional.empty();
  }

  private static Optional<Wanted> wanted(
      NodeName node, What what, String name, String from, String to) {
    return Optional.of(new Wanted(node, what, name, from, to));
  }

  private static String words(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  /** Whether it is known to be over. */
  public boolean isOver() {
    return step.state() == StepState.SUCCEEDED || step.state() == StepState.COMPENSATED;
  }
}
