package dev.handover.orchestrator.app.readiness;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.app.readiness.Look.Part;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import dev.handover.orchestrator.domain.readiness.ReadinessLevel;
import dev.handover.orchestrator.domain.readiness.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SurveyTest {
  private static final GroupRecord NEW =
      new GroupRecord(Samples.MAIL, FencingEpoch.none(), Optional.empty(), Optional.empty());
  private static final Duration SHORT = Duration.ofMillis(200);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void letsGo() {
    never.countDown();
    threads.shutdownNow();
  }

  private static Look good(String name) {
    Check check = Check.of(name, "exch1");
    return Look.at(check, seen -> List.of(check.ok("well")));
  }

  private static Answer<NodeView> serves() {
    return new Answer.Given<>(Samples.view(EXCH1, true));
  }

  private List<Part> survey(Look... looks) {
    return new Survey(
            node -> node.equals(Samples.mail().primary()) ? serves() : standsBy(),
            () -> NEW,
            threads)
        .of(Samples.mail(), List.of(looks), SHORT)
        .parts();
  }

  private static Answer<NodeView> standsBy() {
    return new Answer.Given<>(Samples.view(EXCH2, false));
  }

  private void hang() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void doesNotWaitForALookThatDoesNotEnd() {
    Look hanging =
        Look.at(
            Check.of("leftovers", "directory"),
            seen -> {
              hang();
              return List.of();
            });

    List<Part> parts = survey(good("disk"), hanging);

    assertThat(parts.get(0).findings()).allMatch(f -> f.level() == ReadinessLevel.OK);
    assertThat(parts.get(1).findings())
        .singleElement()
        .matches(f -> f.check().equals("leftovers"))
        .matches(f -> f.level() == ReadinessLevel.UNKNOWN);
  }

  @Test
  void doesNotKnowWhatALookThatBreaksWouldHaveFound() {
    Look broken =
        Look.at(
            Check.of("drift", "mail"),
            seen -> {
              throw new IllegalStateException("a bug");
            });

    assertThat(survey(broken, good("disk")).get(0).findings())
        .singleElement()
        .matches(f -> f.level() == ReadinessLevel.UNKNOWN)
        .matches(f -> !f.seen().contains("a bug"));
  }

  @Test
  void takesANodeThatDoesNotAnswerInTimeForSilent() {
    Survey survey =
        new Survey(
            node -> {
              if (node.equals(Samples.mail().backup())) {
                hang();
              }
              return serves();
            },
            () -> NEW,
            threads);

    Situation seen = survey.of(Samples.mail(), List.of(good("disk")), SHORT).situation();

    assertThat(seen.primary()).isInstanceOf(Answer.Given.class);
    assertThat(seen.backup()).isInstanceOf(Answer.Unreachable.class);
  }
}
