package dev.handover.orchestrator.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.GroupName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every place where the audit is kept promises. */
public abstract class AuditTrailContract {
  private static final int WRITERS = 4;
  private static final int EACH = 15;

  protected abstract AuditTrail trail();

  /** Another instance on the same store. */
  protected abstract AuditTrail another();

  /** A fact about a group. */
  public static AuditFact fact(String group) {
    return new AuditFact(
        AuditFact.Event.ASKED,
        UUID.randomUUID(),
        new AuditFact.Asker("alice", Optional.of("192.0.2.1")),
        new AuditFact.Target(
            "DELETE",
            "/v1/groups/%s/freeze".formatted(group),
            Optional.of(group),
            Optional.empty(),
            Optional.empty()),
        Map.of("reason", "CHG0042"),
        Optional.empty());
  }

  private List<AuditLine> all() {
    return trail().read(new AuditTrail.Query(0, Optional.empty(), 1000));
  }

  @Test
  void beginsWithNothing() {
    assertThat(trail().head()).isEqualTo(AuditHead.NONE);
    assertThat(all()).isEmpty();
  }

  @Test
  void keepsEveryLineExactlyAsItWasHashed() {
    AuditLine first = trail().append(fact("mail"));
    AuditLine second = another().append(fact("files"));
    assertThat(all()).containsExactly(first, second);
    assertThat(trail().head()).isEqualTo(second.place());
  }

  @Test
  void readsAfterASequenceAndForAGroupAndNoMoreThanAsked() {
    trail().append(fact("mail"));
    trail().append(fact("files"));
    AuditLine third = trail().append(fact("mail"));
    trail().append(fact("mail"));
    assertThat(trail().read(new AuditTrail.Query(1, Optional.of(new GroupName("mail")), 1)))
        .containsExactly(third);
  }

  @Test
  void isOneChainHoweverManyInstancesWrite() throws Exception {
    // When
    try (ExecutorService pool = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        AuditTrail trail = i % 2 == 0 ? trail() : another();
        Callable<Integer> writer =
            () -> {
              for (int n = 0; n < EACH; n++) {
                trail.append(fact("mail"));
              }
              return EACH;
            };
        writers.add(pool.submit(writer));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }

    // Then
    List<AuditLine> lines = all();
    assertThat(lines).hasSize(WRITERS * EACH);
    String before = AuditHead.NONE.hash();
    for (AuditLine line : lines) {
      assertThat(line.text()).contains("\"prev\":\"" + before + "\"");
      before = line.place().hash();
    }
    assertThat(trail().head().hash()).isEqualTo(before);
  }
}
