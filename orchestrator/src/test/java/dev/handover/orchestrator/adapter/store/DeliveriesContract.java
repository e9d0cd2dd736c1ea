package dev.handover.orchestrator.adapter.store;

import static dev.handover.orchestrator.adapter.store.StoreOfEvents.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.events.Deliveries;
import dev.handover.orchestrator.domain.events.Event;
import dev.handover.orchestrator.domain.events.Lane;
import dev.handover.orchestrator.domain.events.Standing;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far subscriptions are, on each database. */
abstract class DeliveriesContract {
  private static final Instant LAPSE = NOW.plusSeconds(60);
  private static final Standing.Change BY_ALICE =
      new Standing.Change(NOW, "alice", "the receiver moved");

  private final String name = "sub-" + UUID.randomUUID();
  private Operation operation;
  private long before;

  abstract DataSource dataSource();

  private JdbcDeliveries deliveries() {
    return new JdbcDeliveries(dataSource());
  }

  private JdbcStandings standings() {
    return new JdbcStandings(dataSource());
  }

  private JdbcOutbox outbox() {
    return new JdbcOutbox(dataSource());
  }

  /** One event from before it is met, three from after that. */
  @BeforeEach
  void meets() throws SQLException {
    new StoreOfEvents(dataSource()).empty();
    operation = new StoreOfEvents(dataSource()).started();
    before = outbox().head();
    deliveries().meet(name);
    new StoreOfEvents(dataSource()).ended(operation);
    deliveries().meet(name);
  }

  private Lane claimed(Instant now) {
    List<Lane> lanes = deliveries().claim(name, now, now.plusSeconds(60), 10);
    assertThat(lanes).hasSize(1);
    return lanes.getFirst();
  }

  @Test
  void beginsWithWhatHappensAfterItWasMet() {
    // When
    Lane lane = claimed(NOW);
    // Then
    assertThat(lane.delivered()).isEqualTo(before);
    assertThat(lane.group()).contains(operation.group());
    assertThat(standings().standing(name, 10).pending()).isEqualTo(2);
  }

  @Test
  void givesALaneToOneAtATimeUntilItsClaimLapses() {
    // Given
    Lane first = claimed(NOW);
    // When, Then
    assertThat(deliveries().claim(name, NOW.plusSeconds(59), LAPSE.plusSeconds(59), 10)).isEmpty();
    Lane second = claimed(LAPSE);
    assertThat(second.claim()).isNotEqualTo(first.claim());
    assertThat(advance(first, before + 1, LAPSE)).isEmpty();
    assertThat(advance(second, before + 1, LAPSE)).isPresent();
  }

  private Optional<Lane> advance(Lane lane, long to, Instant now) {
    return deliveries().advance(lane, to, new Deliveries.Turn(now, now.plusSeconds(60), true));
  }

  @Test
  void restsWhenAllIsDeliveredAndGoesOnWithWhatComesNext() {
    // Given
    Lane lane = claimed(NOW);
    lane = advance(lane, before + 1, NOW).orElseThrow();
    lane = advance(lane, before + 2, NOW).orElseThrow();
    deliveries().rest(lane, NOW);
    assertThat(deliveries().claim(name, NOW, LAPSE, 10)).isEmpty();
    // When
    new StoreOfEvents(dataSource()).started();
    // Then
    assertThat(claimed(NOW).delivered()).isEqualTo(before + 2);
  }

  @Test
  void triesAgainWhenItIsTimeAndCountsTheTries() {
    // Given
    Standing.Fault fault = new Standing.Fault(NOW, "the receiver answered 500");
    // When
    deliveries().failed(claimed(NOW), fault, NOW.plusSeconds(5));
    // Then
    assertThat(deliveries().claim(name, NOW.plusSeconds(4), LAPSE, 10)).isEmpty();
    Lane again = claimed(NOW.plusSeconds(5));
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(progress().fault()).contains(fault);
    assertThat(advance(again, before + 1, NOW).orElseThrow().attempts()).isZero();
    assertThat(progress().fault()).isEmpty();
    assertThat(progress().deliveredAt()).contains(NOW);
  }

  private Standing.Progress progress() {
    return standings().standing(name, 10).lanes().getFirst();
  }

  @Test
  void deliversNothingWhileDisabledAndTellsSo() {
    // Given
    Lane lane = claimed(NOW);
    // When
    standings().disable(name, BY_ALICE);
    standings().disable(name, BY_ALICE);
    // Then
    assertThat(advance(lane, before + 1, NOW)).isEmpty();
    assertThat(deliveries().claim(name, LAPSE.plusSeconds(60), LAPSE, 10)).isEmpty();
    Standing standing = standings().standing(name, 10);
    assertThat(standing.enabled()).isFalse();
    assertThat(standing.change()).contains(BY_ALICE);
    assertThat(outbox().after(before + 2, 10))
        .extracting(Event::type)
        .containsExactly("dev.handover.subscription.disabled");
    // When
    standings().enable(name, BY_ALICE, false);
    // Then
    assertThat(standings().standing(name, 10).enabled()).isTrue();
    assertThat(claimed(LAPSE.plusSeconds(60)).delivered()).isEqualTo(before + 1);
  }

  @Test
  void leavesOutWhatPiledUpWhenThatIsWished() {
    // Given
    standings().disable(name, BY_ALICE);
    // When
    standings().enable(name, BY_ALICE, true);
    // Then
    assertThat(deliveries().claim(name, NOW, LAPSE, 10)).isEmpty();
  }

  @Test
  void deliversAllOnceMoreEvenWhatIsUnderwayAndWhatWasBeforeIt() {
    // Given
    Lane lane = advance(claimed(NOW), before + 1, NOW).orElseThrow();
    // When: somebody sets it back while an event is on its way
    standings().rewind(name, before - 1, NOW);
    // Then: its end does not count, and nobody else begins
    assertThat(deliveries().claim(name, NOW, LAPSE, 10)).isEmpty();
    assertThat(advance(lane, before + 2, NOW).orElseThrow().delivered()).isEqualTo(before - 1);
  }

  @Test
  void deliversOneEventOnceMoreBesidesTheOthers() {
    // Given
    Event event = outbox().after(before, 10).getFirst();
    deliveries().failed(claimed(NOW), new Standing.Fault(NOW, "no"), NOW.plusSeconds(3600));
    // When
    standings().again(name, event, NOW);
    standings().again(name, event, NOW);
    // Then
    Lane lane = claimed(NOW);
    assertThat(lane.isForOne()).isTrue();
    assertThat(lane.delivered()).isEqualTo(event.sequence() - 1);
    assertThat(lane.last()).isEqualTo(event.sequence());
    deliveries().rest(advance(lane, event.sequence(), NOW).orElseThrow(), NOW);
    assertThat(standings().standing(name, 10).lanes()).hasSize(1);
  }
}
