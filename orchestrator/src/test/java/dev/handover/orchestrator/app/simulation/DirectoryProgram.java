package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.domain.ChangeSetGoal;
import dev.handover.orchestrator.domain.DirectoryPreview;
import dev.handover.orchestrator.domain.DirectoryRequest;
import dev.handover.orchestrator.domain.DirectoryTaskSpec;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.StepOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A directory-service: compares and sets entry by entry, and looks at its fence before each. */
final class DirectoryProgram extends Program {
  private static final long WAIT = 5_000;

  final Gate.Promises promises = new Gate.Promises();
  private final World world;
  private Gate gate;
  private @Nullable Run run;

  DirectoryProgram(World world) {
    super("directory", world);
    this.world = world;
    this.gate = new Gate(this, world, promises);
  }

  @Override
  protected void begin() {
    gate = new Gate(this, world, promises);
    run = null;
  }

  /** Work at one task, one at a time. */
  private static final class Run {
    final UUID set;
    final String task;
    final ChangeSetGoal goal;
    final Fence fence;
    @Nullable StepOutcome outcome;

    Run(UUID set, String task, ChangeSetGoal goal, Fence fence) {
      this.set = set;
      this.task = task;
      this.goal = goal;
      this.fence = fence;
    }

    boolean isSameAs(Run other) {
      return set.equals(other.set)
          && task.equals(other.task)
          && goal == other.goal
          && fence.epoch().equals(other.fence.epoch())
          && fence.issuer().equals(other.fence.issuer());
    }
  }

  DirectoryPreview preview(DirectoryRequest request) {
    kernel.sleep(world.chance.between(50, 4_000));
    String source = request.source().computer();
    String target = request.target().computer();
    List<Forest.Change> changes = new ArrayList<>();
    for (DirectoryTaskSpec task : request.tasks()) {
      for (String entry : world.entriesOf(task.name())) {
        if (world.forest.value(entry).equals(source)) {
          changes.add(new Forest.Change(task.name(), entry, source, target));
        }
      }
    }
    UUID id = new UUID(world.chance.random().nextLong(), world.chance.random().nextLong());
    Forest.ChangeSet set = new Forest.ChangeSet(id, changes, kernel.now());
    world.forest.store(set);
    if (!world.has(Flaw.DIRECTORY_KEEPS_VALUES_LATE)) {
      world.forest.keep(set);
    }
    List<DirectoryPreview.TaskCount> counts =
        request.tasks().stream()
            .map(t -> new DirectoryPreview.TaskCount(t.name(), set.of(t.name()).size()))
            .toList();
    return new DirectoryPreview(
        id, "sha256:" + source + target + changes.size(), counts, List.of(), List.of());
  }

  StepOutcome promise(Fence fence) {
    gate.admit(fence);
    return new StepOutcome.Done("");
  }

  StepOutcome bringTask(UUID set, String task, ChangeSetGoal goal, Fence fence) {
    gate.admit(fence);
    gate.check(fence);
    Run wanted = new Run(set, task, goal, fence);
    Run current = run;
    if (current == null || current.outcome != null) {
      current = wanted;
      run = wanted;
      spawn(() -> wanted.outcome = bring(wanted));
    } else if (!current.isSameAs(wanted)) {
      return new StepOutcome.RetryLater("change-set-busy");
    }
    return await(current);
  }

  private StepOutcome await(Run running) {
    long until = kernel.now() + WAIT;
    while (kernel.now() < until) {
      StepOutcome outcome = running.outcome;
      if (outcome != null) {
        return outcome;
      }
      kernel.sleep(50);
    }
    return new StepOutcome.OnItsWay(running.task + " is being written", Duration.ofSeconds(1));
  }

  private StepOutcome bring(Run running) {
    List<Forest.Change> changes = new ArrayList<>(changesOf(running));
    boolean applied = running.goal == ChangeSetGoal.APPLIED;
    if (!applied) {
      Collections.reverse(changes);
    }
    try {
      for (Forest.Change change : changes) {
        gate.act(running.fence, () -> write(change, applied));
      }
    } catch (Gate.Stale stale) {
      return stale.answer;
    }
    if (world.has(Flaw.DIRECTORY_KEEPS_VALUES_LATE)) {
      world.forest.keep(world.forest.changeSet(running.set));
    }
    List<String> conflicts =
        changes.stream().filter(c -> c.conflict).map(c -> c.task + ": " + c.entry).toList();
    return conflicts.isEmpty()
        ? new StepOutcome.Done(changes.size() + " of " + changes.size())
        : new StepOutcome.DoneWithConflicts("", conflicts);
  }

  private List<Forest.Change> changesOf(Run running) {
    return world.forest.changeSet(running.set).of(running.task);
  }

  /** The domain controller compares and sets at one moment, also when we die meanwhile. */
  private boolean write(Forest.Change change, boolean applied) {
    world.perhapsDie(this);
    kernel.sleep(world.chance.between(5, 300));
    String from = change.valueAt(!applied);
    String to = change.valueAt(applied);
    String found = world.forest.value(change.entry);
    change.conflict = !found.equals(from) && !found.equals(to);
    if (!found.equals(to) && (!change.conflict || world.has(Flaw.DIRECTORY_OVERWRITES))) {
      kernel.note(() -> "%s: %s → %s".formatted(change.entry, found, to));
      world.forest.set(change.entry, to);
      world.invariants.overwritten(change.entry, found);
    }
    world.perhapsDie(this);
    return true;
  }

  StepOutcome verify(UUID id) {
    kernel.sleep(world.chance.between(5, 500));
    List<String> differing =
        world.forest.changeSet(id).changes().stream()
            .filter(change -> !world.forest.value(change.entry).equals(change.after))
            .map(change -> change.entry + " is " + world.forest.value(change.entry))
            .toList();
    return differing.isEmpty()
        ? new StepOutcome.Done("as expected")
        : new StepOutcome.DoneWithConflicts("", differing);
  }
}
