package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.proof.ReleaseProof;
import dev.handover.orchestrator.domain.serving.Examination;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a step does, as data only: it is stored, shown, hashed and, much later, carried out. Every
 * action asks for a state, so doing it twice is the same as doing it once.
 */
public sealed interface Action {
  /** Have the node store the operation's epoch. */
  record PromiseAtNode(NodeName node) implements Action {}

  /** Have directory-service store the operation's epoch. */
  record PromiseAtDirectory() implements Action {}

  /** Go on without the source's own word: a person attested that it is off. */
  record AcceptAttestation(NodeName node, Attestation.Statement statement) implements Action {}

  /**
   * Cut the source's power through its fence agent: proof only when the agent then says that it is
   * off.
   *
   * @param agent in words; how it is reached is configured
   */
  record CutPower(NodeName node, String agent) implements Action {}

  /** Look whether the source is still silent. */
  record ConfirmSilence(NodeName node) implements Action {}

  /** Start a service. */
  record StartService(NodeName node, ServiceName service) implements Action {}

  /** Stop a service. */
  record StopService(NodeName node, ServiceName service) implements Action {}

  /** Attach and mount the switching disk. */
  record BringDiskOnline(NodeName node, DiskRef disk) implements Action {}

  /**
   * The same, also out of a reservation (SCSI-3 persistent reservation) that the lost source still
   * holds.
   */
  record TakeDiskOver(NodeName node, DiskRef disk) implements Action {}

  /** Dismount and detach the switching disk. */
  record TakeDiskOffline(NodeName node, DiskRef disk) implements Action {}

  /** Make the directories that the application needs on the disk, which is online on the node. */
  record MakeDirectories(NodeName node, DiskRef disk, List<DiskDirectory> directories)
      implements Action {
    public MakeDirectories {
      directories = List.copyOf(directories);
    }
  }

  /**
   * Remove, for good, files that the first pass of a set-up left on the disk, which is online on
   * the node. Only for a group that never served a mailbox: whoever plans it has seen to that.
   */
  record PurgeFiles(NodeName node, DiskRef disk, List<DiskPath> files) implements Action {
    public PurgeFiles {
      files = List.copyOf(files);
    }
  }

  /** Add the floating address. */
  record AddAddress(NodeName node, AddressMode.Floating address) implements Action {}

  /** Remove the floating address. */
  record RemoveAddress(NodeName node, AddressMode.Floating address) implements Action {}

  /** Have the node prove that it let go. */
  record ConfirmRelease(NodeName node, ReleaseClaim claim) implements Action {}

  /** Apply one task of the change set. */
  record ApplyTask(UUID changeSet, String task) implements Action {}

  /** Put one task's old values back. */
  record RevertTask(UUID changeSet, String task) implements Action {}

  /** Compare the directory with what it should be now. */
  record VerifyDirectory(UUID changeSet) implements Action {}

  /**
   * Look whether the node has the disk, the address and all services, running.
   *
   * @param without services that a person has let the operation go on without
   */
  record VerifyNode(NodeName node, List<ServiceName> without) implements Action {
    /** Plans of the first release do not have `without`. */
    public VerifyNode(NodeName node, @Nullable List<ServiceName> without) {
      this.node = node;
      this.without = without == null ? List.of() : List.copyOf(without);
    }
  }

  /** Make sure that a silent source has let go. */
  record Prove(ReleaseProof proof) implements Action {}

  /** Look at something when all services run. */
  record Examine(Examination examination) implements Action {}

  /** A deed of a runbook. */
  record Perform(Deed deed) implements Action {}

  /** The kind of the action, as the contract spells it. */
  default String kind() {
    return switch (this) {
      case PromiseAtNode a -> "PROMISE_AT_NODE";
      case PromiseAtDirectory a -> "PROMISE_AT_DIRECTORY";
      case AcceptAttestation a -> "ACCEPT_ATTESTATION";
      case CutPower a -> "CUT_POWER";
      case ConfirmSilence a -> "CONFIRM_SILENCE";
      case StartService a -> "START_SERVICE";
      case StopService a -> "STOP_SERVICE";
      case BringDiskOnline a -> "BRING_DISK_ONLINE";
      case TakeDiskOver a -> "TAKE_DISK_OVER";
      case TakeDiskOffline a -> "TAKE_DISK_OFFLINE";
      case MakeDirectories a -> "MAKE_DIRECTORIES";
      case PurgeFiles a -> "PURGE_FILES";
      case AddAddress a -> "ADD_ADDRESS";
      case RemoveAddress a -> "REMOVE_ADDRESS";
      case ConfirmRelease a -> "CONFIRM_RELEASE";
      case ApplyTask a -> "APPLY_TASK";
      case RevertTask a -> "REVERT_TASK";
      case VerifyDirectory a -> "VERIFY_DIRECTORY";
      case VerifyNode a -> "VERIFY_NODE";
      case Prove a -> a.proof().kind();
      case Examine a -> a.examination().kind();
      case Perform a -> DeedText.kind(a.deed());
    };
  }

  /** The action's resolved inputs, in a fixed order. */
  default Map<String, String> inputs() {
    return switch (this) {
      case PromiseAtNode a -> named("node", a.node());
      case PromiseAtDirectory a -> named();
      case AcceptAttestation a -> named("node", a.node(), "statement", a.statement());
      case CutPower a -> named("node", a.node(), "agent", a.agent());
      case ConfirmSilence a -> named("node", a.node());
      case StartService a -> named("node", a.node(), "service", a.service());
      case StopService a -> named("node", a.node(), "service", a.service());
      case BringDiskOnline a -> diskInputs(a.node(), a.disk());
      case TakeDiskOver a -> diskInputs(a.node(), a.disk());
      case TakeDiskOffline a -> diskInputs(a.node(), a.disk());
      case MakeDirectories a ->
          listed(diskInputs(a.node(), a.disk()), "directories", a.directories());
      case PurgeFiles a -> listed(diskInputs(a.node(), a.disk()), "files", a.files());
      case AddAddress a -> addressInputs(a.node(), a.address());
      case RemoveAddress a -> addressInputs(a.node(), a.address());
      case ConfirmRelease a -> claimInputs(a.node(), a.claim());
      case ApplyTask a -> named("changeSet", a.changeSet(), "task", a.task());
      case RevertTask a -> named("changeSet", a.changeSet(), "task", a.task());
      case VerifyDirectory a -> named("changeSet", a.changeSet());
      case VerifyNode a -> named("node", a.node());
      case Prove a -> a.proof().inputs();
      case Examine a -> a.examination().inputs();
      case Perform a -> DeedText.inputs(a.deed());
    };
  }

  /** Whether it can change something that a compensation would have to undo. */
  default boolean changesTheWorld() {
    return switch (this) {
      case PromiseAtNode a -> false;
      case PromiseAtDirectory a -> false;
      case AcceptAttestation a -> false;
      case ConfirmRelease a -> false;
      case ConfirmSilence a -> false;
      case CutPower a -> true;
      case VerifyDirectory a -> false;
      case VerifyNode a -> false;
      case Examine a -> false;
      case Prove a -> a.proof().changesTheWorld();
      // Directories may stay: they are in nobody's way.
      case MakeDirectories a -> false;
      case PurgeFiles a -> true;
      case StartService a -> true;
      case StopService a -> true;
      case BringDiskOnline a -> true;
      case TakeDiskOver a -> true;
      case TakeDiskOffline a -> true;
      case AddAddress a -> true;
      case RemoveAddress a -> true;
      case ApplyTask a -> true;
      case RevertTask a -> true;
      case Perform a -> a.deed().changesTheWorld();
    };
  }

  /** Whether a person may let an operation go on without it; never without a fence or a proof. */
  default boolean canBeSkipped() {
    boolean proves = this instanceof CutPower || this instanceof Prove;
    boolean looks = this instanceof Perform || this instanceof Examine;
    return !proves && (looks || changesTheWorld());
  }

  /** In the words of somebody who would carry it out by hand. */
  default String title() {
    return switch (this) {
      case PromiseAtNode a ->
          "Fence: %s refuses everybody older than this operation".formatted(a.node());
      case PromiseAtDirectory a ->
          "Fence: directory-service refuses everybody older than this operation";
      case AcceptAttestation a -> "Accept a person's word that %s is off".formatted(a.node());
      case CutPower a ->
          "Cut the power of %s (%s), and see that it is off".formatted(a.node(), a.agent());
      case ConfirmSilence a -> "Look whether %s is still silent".formatted(a.node());
      case StartService a -> "Start service %s on %s".formatted(a.service(), a.node());
      case StopService a -> "Stop service %s on %s".formatted(a.service(), a.node());
      case BringDiskOnline a ->
          "Bring disk %s online on %s as %s"
              .formatted(a.disk().id(), a.node(), a.disk().mountPoint());
      case TakeDiskOver a ->
          "Bring disk %s online on %s as %s, out of the lost node's reservation"
              .formatted(a.disk().id(), a.node(), a.disk().mountPoint());
      case TakeDiskOffline a -> "Take disk %s offline on %s".formatted(a.disk().id(), a.node());
      case MakeDirectories a ->
          "Make %d directories on disk %s at %s"
              .formatted(a.directories().size(), a.disk().id(), a.node());
      case PurgeFiles a ->
          "Remove the files of the first pass from disk %s at %s"
              .formatted(a.disk().id(), a.node());
      case AddAddress a ->
          "Add address %s/%d on %s"
              .formatted(a.address().ip(), a.address().prefixLength(), a.node());
      case RemoveAddress a -> "Remove address %s from %s".formatted(a.address().ip(), a.node());
      case ConfirmRelease a ->
          "Have %s prove that services, disk and address are released".formatted(a.node());
      case ApplyTask a -> "Directory: %s".formatted(a.task());
      case RevertTask a -> "Directory: put back the old values of %s".formatted(a.task());
      case VerifyDirectory a -> "Check that the directory has the new values";
      case VerifyNode a ->
          "Check that %s has disk, address and running services".formatted(a.node());
      case Prove a -> a.proof().title();
      case Examine a -> a.examination().title();
      case Perform a -> DeedText.title(a.deed());
    };
  }

  private static Map<String, String> diskInputs(NodeName node, DiskRef disk) {
    return named("node", node, "disk", disk.id(), "mountPoint", disk.mountPoint());
  }

  private static Map<String, String> listed(
      Map<String, String> inputs, String name, List<?> values) {
    inputs.put(name, String.join(", ", values.stream().map(Object::toString).toList()));
    return inputs;
  }

  private static Map<String, String> addressInputs(NodeName node, AddressMode.Floating address) {
    return named("node", node, "address", address.ip(), "prefixLength", address.prefixLength());
  }

  private static Map<String, String> claimInputs(NodeName node, ReleaseClaim claim) {
    String services = String.join(", ", claim.services().stream().map(ServiceName::value).toList());
    Optional<String> address = claim.address();
    return named(
        "node",
        node,
        "services",
        services,
        "disk",
        claim.disk(),
        "address",
        address.orElse("none"));
  }

  private static Map<String, String> named(Object... pairs) {
    Map<String, String> inputs = new LinkedHashMap<>();
    List<Object> flat = List.of(pairs);
    for (int i = 0; i < flat.size(); i += 2) {
      inputs.put(flat.get(i).toString(), flat.get(i + 1).toString());
    }
    return inputs;
  }
}
