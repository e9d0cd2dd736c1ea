package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.StepOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Actions side by side on one thread: chance decides in which order they come back, and, when one
 * of them dies with its process, which of the others were still carried out.
 */
final class SimulatedCrews implements Crew.Hall {
  private final ActionExecutor executor;
  private final RandomGenerator random;
  private int most;

  /** The fences of all actions that were begun, whether they were carried out or not. */
  final List<Fence> begun = new ArrayList<>();

  SimulatedCrews(ActionExecutor executor, RandomGenerator random) {
    this.executor = executor;
    this.random = random;
  }

  /** The most actions that were ever underway at the same time. */
  int most() {
    return most;
  }

  @Override
  public Crew open() {
    return new SimulatedCrew();
  }

  private record Task(StepId step, Action action, Fence fence) {}

  private final class SimulatedCrew implements Crew {
    private final List<Task> underway = new ArrayList<>();

    @Override
    public void begin(StepId step, Action action, Fence fence) {
      underway.add(new Task(step, action, fence));
      begun.add(fence);
      most = Math.max(most, underway.size());
    }

    @Override
    public Optional<Report> await(Optional<Instant> until) {
      Task next = underway.remove(random.nextInt(underway.size()));
      try {
        return Optional.of(new Report(next.step(), execute(next)));
      } catch (CrashingJournal.Crash crash) {
        dieToo();
        throw crash;
      }
    }

    private void dieToo() {
      for (Task task : underway) {
        if (random.nextBoolean()) {
          try {
            execute(task);
          } catch (CrashingJournal.Crash again) {
            // it died on its way
          }
        }
      }
    }

    private StepOutcome execute(Task task) {
      return executor.execute(task.action(), task.fence());
    }
  }
}
