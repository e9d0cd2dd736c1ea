package dev.handover.orchestrator.app.evacuation;

import dev.handover.orchestrator.app.OperationService;
import dev.handover.orchestrator.app.StartRequest;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Work;
import dev.handover.orchestrator.domain.evacuation.Evacuation;
import dev.handover.orchestrator.domain.evacuation.EvacuationWork;
import dev.handover.orchestrator.domain.evacuation.Evacuations;
import dev.handover.orchestrator.domain.evacuation.Part;
import dev.handover.orchestrator.domain.evacuation.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Carries evacuations on: writes down which groups begin, begins them, and looks how far they are.
 * It may die between any two of these: whoever comes next begins again what may have been begun,
 * with the same key, and so finds the same operation.
 */
@ApplicationScoped
public class EvacuationDriver implements EvacuationWork {
  /** The end of an operation wakes its evacuation; a look now and then heals a lost wake-up. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final int AT_A_TIME = 8;

  private final Evacuations evacuations;
  private final OperationService operations;
  private final EvacuationWatch watch;
  private final InstantSource clock;

  public EvacuationDriver(
      Evacuations evacuations,
      OperationService operations,
      EvacuationWatch watch,
      InstantSource clock) {
    this.evacuations = evacuations;
    this.operations = operations;
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  public Work.Due carryOn(UUID id) {
    while (true) {
      Evacuation now = evacuations.find(id).orElseThrow();
      Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
      Evacuation learned = now.learned(news(now), at);
      if (!learned.equals(now)) {
        save(learned);
        continue;
      }
      List<GroupName> due = now.due(at).stream().map(Part::group).toList();
      if (due.isEmpty()) {
        return next(now, at);
      }
      save(now.beginning(due, at)); // the intent comes before the deed
    }
  }

  /** Whether somebody else wrote first does not matter: what is there now is looked at next. */
  private void save(Evacuation next) {
    evacuations.save(next);
    watch.changed();
  }

  private Map<GroupName, Progress> news(Evacuation now) {
    Map<GroupName, Progress> news = new HashMap<>();
    List<Part> underway = now.underway();
    List<Progress> seen = SideBySide.of(underway, AT_A_TIME, part -> look(now, part));
    for (int i = 0; i < underway.size(); i++) {
      news.put(underway.get(i).group(), seen.get(i));
    }
    return news;
  }

  private Progress look(Evacuation now, Part part) {
    Optional<UUID> known = part.operation();
    try {
      if (part.state() != Part.State.BEGINNING && known.isPresent()) {
        return new Progress.Seen(operations.get(known.get()));
      }
      return now.mode() == Evacuation.Mode.CANCELLED
          ? operations
              .startedWith(key(now, part))
              .<Progress>map(Progress.Seen::new)
              .orElseGet(Progress.NotBegun::new)
          : new Progress.Seen(begin(now, part));
    } catch (ProblemException e) {
      return new Progress.Refused(e.problem(), clock.instant());
    }
  }

  /** The same for the same attempt, whoever makes it. */
  private static String key(Evacuation now, Part part) {
    return "evacuation.%s.%s.%d".formatted(now.id(), part.group(), part.attempts());
  }

  private Operation begin(Evacuation now, Part part) {
    if (part.target().isEmpty()) {
      throw new ProblemException(EvacuationService.nowhere(part));
    }
    return operations.start(
        new StartRequest(
            part.group(),
            now.order().moveTo(part.target().get()),
            now.order().reason(),
            Optional.empty(),
            Optional.empty(),
            key(now, part),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Operations.EvacuationVersion(now.id(), now.version()))));
  }

  private static Work.Due next(Evacuation now, Instant at) {
    if (now.state().isEnd()) {
      return new Work.Due.Over(now.version());
    }
    Instant look = at.plus(LOOK);
    if (!now.underway().isEmpty()) {
      return new Work.Due.At(look, now.version());
    }
    return now.nextDue()
        .<Work.Due>map(due -> new Work.Due.At(due.isAfter(at) ? due : look, now.version()))
        .orElseGet(() -> new Work.Due.Resting(now.version()));
  }
}
