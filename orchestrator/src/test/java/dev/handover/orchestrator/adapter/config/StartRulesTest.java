package dev.handover.orchestrator.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class StartRulesTest {
  private static final URI SAFE = URI.create("https://directory.example.test");
  private static final URI PLAIN = URI.create("http://127.0.0.1:8081");

  @Test
  void startsInTheLabWithoutEncryption() {
    assertThat(new StartRules("lab", "enabled", PLAIN).faults()).isEmpty();
  }

  @Test
  void startsInProductionWhenEverythingIsEncrypted() {
    assertThat(new StartRules("production", "disabled", SAFE).faults()).isEmpty();
  }

  @Test
  void namesEveryPropertyThatKeepsProductionFromStarting() {
    assertThat(new StartRules("production", "redirect", PLAIN).faults())
        .satisfiesExactly(
            fault ->
                assertThat(fault).contains("quarkus.http.insecure-requests", "handover.mode=lab"),
            fault -> assertThat(fault).contains("handover.directory.url", "https:"));
  }

  @Test
  void refusesAModeItDoesNotKnow() {
    assertThat(new StartRules("prod", "disabled", SAFE).faults())
        .singleElement()
        .asString()
        .contains("'prod'");
  }
}
