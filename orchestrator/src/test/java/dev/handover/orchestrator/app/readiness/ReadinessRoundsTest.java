package dev.handover.orchestrator.app.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.readiness.ReadinessTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ReadinessRoundsTest {
  private static final Instant T0 = Instant.parse("2026-11-22T03:00:00Z");

  private final Timers timers = new Timers();
  private final List<String> looked = new ArrayList<>();
  private Instant now = T0;
  private Duration every = Duration.ofHours(1);
  private boolean breaks;

  /** Timers in memory. */
  private static final class Timers implements ReadinessTimers {
    final Map<String, Instant> due = new TreeMap<>();

    @Override
    public Set<GroupName> known() {
      return Set.copyOf(due.keySet().stream().map(GroupName::new).toList());
    }

    @Override
    public void add(Map<GroupName, Instant> added) {
      added.forEach((group, at) -> due.putIfAbsent(group.value(), at));
    }

    @Override
    public void remove(Set<GroupName> groups) {
      groups.forEach(group -> due.remove(group.value()));
    }

    @Override
    public List<GroupName> claim(Instant now, Instant lapse, int limit) {
      List<GroupName> claimed =
          due.entrySet().stream()
              .filter(entry -> !entry.getValue().isAfter(now))
              .limit(limit)
              .map(entry -> new GroupName(entry.getKey()))
              .toList();
      claimed.forEach(group -> due.put(group.value(), lapse));
      return claimed;
    }

    @Override
    public void set(GroupName group, Instant at) {
      due.put(group.value(), at);
    }
  }

  private final ReadinessRounds rounds =
      new ReadinessRounds(
          this::look,
          timers,
          new ReadinessRounds.Surroundings(
              new OneGroup(), () -> now, RandomGenerator.of("L64X128MixRandom")),
          new Config());

  private void look(GroupName group) {
    looked.add(group.value());
    if (breaks) {
      throw new ProblemException(
          new Problem(ProblemCode.GROUP_NOT_FOUND, "There is no group.", "Reload."));
    }
  }

  private record OneGroup() implements Groups {
    @Override
    public List<Group> all() {
      return List.of(Samples.mail());
    }

    @Override
    public Optional<Group> find(GroupName name) {
      return all().stream().filter(group -> group.name().equals(name)).findFirst();
    }
  }

  private final class Config implements ReadinessConfig {
    @Override
    public Duration every() {
      return every;
    }

    @Override
    public Duration limit() {
      return Duration.ofMinutes(2);
    }

    @Override
    public int concurrency() {
      return 4;
    }

    @Override
    public Duration keep() {
      return Duration.ofDays(7);
    }

    @Override
    public Duration expiryWarning() {
      return Duration.ofDays(30);
    }

    @Override
    public Duration expiryBlocking() {
      return Duration.ofDays(3);
    }

    @Override
    public Duration rehearsal() {
      return Duration.ofDays(90);
    }

    @Override
    public Duration leftovers() {
      return Duration.ofDays(1);
    }
  }

  private Instant due() {
    return Optional.ofNullable(timers.due.get("mail")).orElseThrow();
  }

  @Test
  void looksAtANewGroupSoonAndThenAboutEveryHour() {
    // When it is new
    rounds.lookAtDueGroups();

    // Then
    assertThat(due()).isBetween(T0, T0.plusSeconds(60));

    // When it is due
    now = T0.plusSeconds(60);
    rounds.lookAtDueGroups();

    // Then
    assertThat(looked).containsExactly("mail");
    assertThat(due()).isBetween(now.plus(Duration.ofMinutes(54)), now.plus(Duration.ofMinutes(66)));

    // When it is not due any more
    rounds.lookAtDueGroups();
    assertThat(looked).hasSize(1);
  }

  @Test
  void leavesGroupsAloneThatAnotherInstanceHasClaimed() {
    timers.due.put("mail", T0.plus(Duration.ofMinutes(3)));

    rounds.lookAtDueGroups();

    assertThat(looked).isEmpty();
  }

  @Test
  void goesOnAfterALookThatFailed() {
    breaks = true;
    timers.due.put("mail", T0);

    rounds.lookAtDueGroups();

    assertThat(looked).containsExactly("mail");
    assertThat(due()).isAfter(T0.plus(Duration.ofMinutes(50)));
  }

  @Test
  void forgetsTimersOfGroupsThatAreGone() {
    timers.due.put("former", T0);

    rounds.lookAtDueGroups();

    assertThat(timers.due).containsOnlyKeys("mail");
    assertThat(looked).isEmpty();
  }

  @Test
  void looksAtNothingByItselfWhenItIsSwitchedOff() {
    every = Duration.ZERO;
    timers.due.put("mail", T0);

    rounds.lookAtDueGroups();

    assertThat(looked).isEmpty();
    assertThat(due()).isEqualTo(T0);
  }
}
