package dev.handover.node.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Overrides of a disk's safeguards, over HTTP. */
@QuarkusTest
@QuarkusTestResource(LabNode.class)
class DisksApiTest {
  private static final String PREEMPT = "PREEMPT_RESERVATION";

  @Test
  void takesAnOverrideWithItsReason() {
    put("ONLINE", PREEMPT, "its partner burns").statusCode(200).body("state", equalTo("ONLINE"));
    put("OFFLINE", null, "").statusCode(200).body("mountPoint", nullValue());
  }

  @Test
  void refusesAnOverrideThatIsNotForDisks() {
    put("ONLINE", "END_HUNG_PROCESS", "because")
        .statusCode(400)
        .body("errors.where", hasItem("/overrides/0/name"));
  }

  @Test
  void refusesAnOverrideToLetGo() {
    put("OFFLINE", PREEMPT, "because").statusCode(400).body("errors.where", hasItem("/overrides"));
  }

  @Test
  void refusesAnOverrideWithoutAReason() {
    put("ONLINE", PREEMPT, " ")
        .statusCode(400)
        .body("errors.where", hasItem("/overrides/0/reason"));
  }

  private static ValidatableResponse put(String desired, @Nullable String override, String reason) {
    String overrides =
        override == null
            ? ""
            : ", \"overrides\": [{\"name\": \"%s\", \"reason\": \"%s\"}]"
                .formatted(override, reason);
    String body =
        "{\"desired\": \"%s\", \"mountPoint\": \"X:\", \"fence\": %s%s}"
            .formatted(desired, Caller.fence("overridden", 7), overrides);
    return Caller.as("operator").body(body).put("/v1/disks/data/state").then();
  }
}
