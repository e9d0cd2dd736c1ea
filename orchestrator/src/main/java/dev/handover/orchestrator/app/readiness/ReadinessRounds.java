package dev.handover.orchestrator.app.readiness;

import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.readiness.ReadinessTimers;
import dev.handover.orchestrator.domain.readiness.ReadinessWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Looks at groups when their time has come. Every wait is a timer in the store. */
@ApplicationScoped
public class ReadinessRounds implements ReadinessWatch {
  private static final Logger LOG = Logger.getLogger(ReadinessRounds.class);

  /** A group that is new is looked at soon, but not all at once. */
  private static final Duration SOON = Duration.ofMinutes(1);

  /** Behind the limit of a look: whoever has not ended by then is taken for dead. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** Then the turn may pass to another instance. */
  private static final int TURNS = 10;

  private final Consumer<GroupName> look;
  private final ReadinessTimers timers;
  private final Surroundings surroundings;
  private final ReadinessConfig config;

  @Inject
  ReadinessRounds(
      Readiness readiness,
      ReadinessTimers timers,
      Surroundings surroundings,
      ReadinessConfig config) {
    this((GroupName name) -> readiness.run(name, Optional.empty()), timers, surroundings, config);
  }

  ReadinessRounds(
      Consumer<GroupName> look,
      ReadinessTimers timers,
      Surroundings surroundings,
      ReadinessConfig config) {
    this.look = look;
    this.timers = timers;
    this.surroundings = surroundings;
    this.config = config;
  }

  /** Which groups there are, what time it is, and chance. */
  @ApplicationScoped
  static class Surroundings {
    private final Groups groups;
    private final InstantSource clock;
    private final RandomGenerator random;

    Surroundings(Groups groups, InstantSource clock, RandomGenerator random) {
      this.groups = groups;
      this.clock = clock;
      this.random = random;
    }

    Set<GroupName> groups() {
      return groups.all().stream().map(Group::name).collect(Collectors.toSet());
    }

    Instant now() {
      return clock.instant();
    }

    /** From 0 up to, but not, this long. */
    Duration part(Duration whole) {
      return Duration.ofMillis((long) (whole.toMillis() * random.nextDouble()));
    }
  }

  @Override
  public void lookAtDueGroups() {
    if (!config.every().isPositive()) {
      return;
    }
    keepTimers();
    for (int turn = 0; turn < TURNS; turn++) {
      Instant now = surroundings.now();
      List<GroupName> due =
          timers.claim(now, now.plus(config.limit()).plus(MARGIN), config.concurrency());
      if (due.isEmpty()) {
        return;
      }
      lookAt(due);
    }
  }

  /** Every group has a timer, and no timer is without a group. */
  private void keepTimers() {
    Set<GroupName> groups = surroundings.groups();
    Set<GroupName> known = timers.known();
    Set<GroupName> gone = new HashSet<>(known);
    gone.removeAll(groups);
    Duration soon = config.every().compareTo(SOON) < 0 ? config.every() : SOON;
    Map<GroupName, Instant> added = new HashMap<>();
    groups.stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> added.put(name, surroundings.now().plus(surroundings.part(soon))));
    if (!gone.isEmpty()) {
      timers.remove(gone);
    }
    if (!added.isEmpty()) {
      timers.add(added);
    }
  }

  private void lookAt(List<GroupName> due) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      due.stream()
          .map(name -> CompletableFuture.runAsync(() -> lookAt(name), threads))
          .toList()
          .forEach(CompletableFuture::join);
    }
  }

  private void lookAt(GroupName name) {
    try {
      look.accept(name);
    } catch (ProblemException e) {
      LOG.warnf("readiness: group=%s refused=\"%s\"", name, e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(e, "readiness: group=%s cannot be looked at", name);
    }
    timers.set(name, next());
  }

  /** Give or take a tenth, so that many groups spread by themselves. */
  private Instant next() {
    Duration every = config.every();
    Duration jitter = surroundings.part(every.dividedBy(5));
    return surroundings.now().plus(every).minus(every.dividedBy(10)).plus(jitter);
  }
}
