package dev.handover.orchestrator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoveHistoryTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static MoveHistory moved(int... minutesAgo) {
    return new MoveHistory(MovePolicy.standard(), ago(minutesAgo), Optional.empty());
  }

  private static List<Instant> ago(int... minutes) {
    return Arrays.stream(minutes).mapToObj(m -> NOW.minus(Duration.ofMinutes(m))).toList();
  }

  private static List<String> against(MoveHistory history, OperationKind kind, Waiver... waivers) {
    return history.against(kind, List.of(waivers), NOW).stream().map(p -> p.code().code()).toList();
  }

  @Test
  void letsAGroupMoveThatNeverMoved() {
    assertThat(against(moved(), OperationKind.SWITCHOVER)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SWITCHOVER, 9, dwell",
    "FAILOVER, 9, dwell",
    "SWITCHOVER, 10, ''",
    "START, 1, ''",
    "STOP, 1, ''"
  })
  void keepsAGroupWhereItIsForTenMinutes(OperationKind kind, int minutesAgo, String code) {
    assertThat(String.join(",", against(moved(minutesAgo), kind))).isEqualTo(code);
  }

  @Test
  void letsDwellBeSetAsideByNameAndNothingElseWithIt() {
    Waiver dwell = new Waiver(Safeguard.DWELL, "exch2 burns");
    Waiver freeze = new Waiver(Safeguard.FREEZE, "exch2 burns");
    assertThat(against(moved(1), OperationKind.FAILOVER, dwell)).isEmpty();
    assertThat(against(moved(1), OperationKind.FAILOVER, freeze)).containsExactly("dwell");
    assertThat(against(moved(1, 12, 24), OperationKind.FAILOVER, dwell, freeze))
        .containsExactly("flapping");
  }

  @Test
  void blocksAGroupThatMovedTooOftenHoweverMuchTimePasses() {
    assertThat(moved(20, 50, 79).isFlapping()).isTrue();
    assertThat(moved(2000, 2030, 2060).isFlapping()).isTrue();
    assertThat(moved(20, 50, 81).isFlapping()).isFalse();
    assertThat(moved(20, 50).isFlapping()).isFalse();
  }

  @Test
  void countsOnlyMovesAfterTheAcknowledgement() {
    Acknowledgement seen =
        new Acknowledgement("bob", "cable replaced", NOW.minus(Duration.ofMinutes(40)));
    MoveHistory history =
        new MoveHistory(MovePolicy.standard(), ago(20, 50, 70), Optional.of(seen));
    assertThat(history.isFlapping()).isFalse();
  }

  @Test
  void neverCallsItFlappingWhereThePolicySaysSo() {
    MoveHistory history =
        new MoveHistory(MovePolicy.unlimited(), ago(0, 1, 2, 3, 4), Optional.empty());
    assertThat(history.isFlapping()).isFalse();
    assertThat(history.dwellsUntil(NOW)).isEmpty();
  }
}
