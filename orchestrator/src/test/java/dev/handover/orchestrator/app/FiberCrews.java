package dev.handover.orchestrator.app;

import dev.handover.orchestrator.app.simulation.Inbox;
import dev.handover.orchestrator.app.simulation.Kernel;
import dev.handover.orchestrator.app.simulation.Program;
import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** As {@link ThreadedCrews}, in simulated time: each action is work of its own. */
record FiberCrews(ActionExecutor executor, Kernel kernel, Program program) implements Crew.Hall {
  @Override
  public Crew open() {
    return new FiberCrew(executor, kernel, program, new Inbox<>(kernel));
  }

  private record FiberCrew(
      ActionExecutor executor, Kernel kernel, Program program, Inbox<Report> reports)
      implements Crew {
    @Override
    public void begin(StepId step, Action action, Fence fence) {
      kernel.spawn(program, () -> reports.add(new Report(step, executor.execute(action, fence))));
    }

    @Override
    public Optional<Report> await(Optional<Instant> until) {
      return reports.take(until.map(this::millis).orElse(Long.MAX_VALUE));
    }

    private long millis(Instant then) {
      Duration left = Duration.between(kernel.instant(), then);
      return kernel.now() + Math.max(0, left.toMillis());
    }
  }
}
