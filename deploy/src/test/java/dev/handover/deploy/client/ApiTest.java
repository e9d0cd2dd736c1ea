package dev.handover.deploy.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiTest {
  /** Default of {@code handover.directory.answer-timeout} of the orchestrator. */
  private static final Duration DIRECTORY_LIMIT = Duration.ofMinutes(2);

  @Test
  void waitsLongerThanTheOrchestratorWaitsForTheDirectory() {
    assertThat(Api.ANSWER_LIMIT).isGreaterThan(DIRECTORY_LIMIT);
  }
}
