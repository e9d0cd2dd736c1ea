package dev.handover.orchestrator.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Attestation;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.OnFailure;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationOrder;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Safeguard;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.Waiver;
import dev.handover.orchestrator.domain.evacuation.Evacuation;
import dev.handover.orchestrator.domain.evacuation.EvacuationOrder;
import dev.handover.orchestrator.domain.evacuation.Evacuations;
import dev.handover.orchestrator.domain.evacuation.Part;
import dev.handover.orchestrator.domain.evacuation.Wish;
import dev.handover.orchestrator.domain.evacuation.Wished;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the store of evacuations promises, on every database. */
abstract class EvacuationsContract {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00.123456Z");
  private static final AtomicLong NEXT = new AtomicLong(1);

  abstract DataSource dataSource();

  private DueOperations due() {
    return new DueOperations(dataSource(), InstantSource.system());
  }

  private Evacuations evacuations() {
    return new JdbcEvacuations(dataSource(), due());
  }

  private static Evacuation fresh() {
    EvacuationOrder order =
        new EvacuationOrder(
            new UUID((NEXT.getAndIncrement() << 16) | 0x7000L, Long.MIN_VALUE),
            List.of(new NodeName("exch1")),
            OperationKind.FAILOVER,
            2,
            EvacuationOrder.AfterFailure.CONTINUE,
            "alice",
            "CHG0042",
            Optional.of(new Attestation(Attestation.Statement.SOURCE_IS_OFF, "saw it burn down")),
            List.of(new Waiver(Safeguard.FREEZE, "the house is on fire")),
            NOW);
    Part part =
        Part.pending(
            new GroupName("mail"), 1, new NodeName("exch1"), Optional.of(new NodeName("exch2")));
    return Evacuation.ordered(order, List.of(part));
  }

  private static String key() {
    return "key-" + UUID.randomUUID();
  }

  @Test
  void findsWhatWasStoredExactlyAsItWas() {
    // Given
    Evacuation evacuation = fresh();
    evacuations().start(evacuation, key(), "h");
    // When
    Evacuation begun = evacuation.beginning(List.of(new GroupName("mail")), NOW);
    Wish wish = new Wish(Wish.Kind.PAUSE, Optional.empty(), "bob", "lunch", NOW);
    Evacuation paused = ((Wished.Granted) begun.wish(wish)).evacuation();
    assertThat(evacuations().save(begun)).isTrue();
    assertThat(evacuations().save(paused)).isTrue();
    // Then
    assertThat(evacuations().find(evacuation.id())).contains(paused);
    assertThat(evacuations().newest(1)).containsExactly(paused);
    assertThat(evacuations().find(new UUID(1, 1))).isEmpty();
  }

  @Test
  void tellsTheLaterOfTwoWritersThatItWasOvertaken() {
    Evacuation evacuation = fresh();
    evacuations().start(evacuation, key(), "h");
    Evacuation begun = evacuation.beginning(List.of(new GroupName("mail")), NOW);
    assertThat(evacuations().save(begun)).isTrue();
    assertThat(evacuations().save(begun)).isFalse();
    assertThat(evacuations().find(evacuation.id())).contains(begun);
  }

  @Test
  void answersARepeatedKeyWithWhatItWasUsedFor() {
    String key = key();
    Evacuation first = fresh();
    evacuations().start(first, key, "h1");
    Evacuations.KeyUse use = new Evacuations.KeyUse("h1", first.id());
    assertThat(evacuations().start(fresh(), key, "h2"))
        .isEqualTo(new Evacuations.Started.Repeated(use));
    assertThat(evacuations().keyUse(key)).contains(use);
    assertThat(evacuations().keyUse(key())).isEmpty();
  }

  @Test
  void startsNoOperationForAnEvacuationThatHasChanged() {
    // Given: whoever drives it saw version 1, and was away while a person cancelled
    Evacuation seen = fresh();
    evacuations().start(seen, key(), "h");
    Wish wish = new Wish(Wish.Kind.CANCEL, Optional.empty(), "bob", "not today", NOW);
    evacuations().save(((Wished.Granted) seen.wish(wish)).evacuation());
    JdbcOperations operations = new JdbcOperations(dataSource(), due());
    // When, Then
    assertThat(operations.start(child(seen, 1))).isInstanceOf(Operations.Started.Outdated.class);
    assertThat(operations.start(child(seen, 2))).isInstanceOf(Operations.Started.Accepted.class);
  }

  private static Operations.NewOperation child(Evacuation evacuation, long version) {
    UUID id = new UUID((NEXT.getAndIncrement() << 16) | 0x7000L, Long.MIN_VALUE);
    OperationOrder order =
        new OperationOrder(
            id, Samples.switchover(), "alice", "x", OnFailure.HALT, Optional.empty(), NOW);
    return new Operations.NewOperation(
        order,
        FencingEpoch.none(),
        Optional.empty(),
        Optional.of(new Operations.EvacuationVersion(evacuation.id(), version)),
        key(),
        "h");
  }
}
