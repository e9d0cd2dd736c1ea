package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

class LongPollTest {
  private static RestResponse<Object> accepted(String retryAfter) {
    return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED)
        .header("Retry-After", retryAfter)
        .build();
  }

  @Test
  void asksAtOnceOneThatWaitedAsLongAsItWasAskedTo() {
    LongPoll poll = new LongPoll(Duration.ofSeconds(5), System.nanoTime() - 5_000_000_000L);
    assertThat(poll.again(accepted("7"))).isZero();
  }

  @Test
  void leavesOneAloneThatIsNotAskedToWait() {
    LongPoll poll = LongPoll.begin(Duration.ZERO);
    assertThat(poll.again(accepted("7"))).hasSeconds(7);
  }

  @Test
  void leavesOneAloneThatAnsweredEarlier() {
    LongPoll poll = LongPoll.begin(Duration.ofDays(1));
    assertThat(poll.again(accepted("7"))).hasSeconds(7);
    assertThat(poll.again(accepted("0"))).hasSeconds(1);
    assertThat(poll.again(accepted("9000"))).hasSeconds(60);
    assertThat(poll.again(accepted("soon"))).hasSeconds(1);
  }
}
