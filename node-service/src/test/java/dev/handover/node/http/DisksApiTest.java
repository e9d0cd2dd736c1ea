package dev.handover.node.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a disk is mounted, and overrides of its safeguards, over HTTP. */
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
    for (String blank : new String[] {" ", "\\u00a0", "\\u200b"}) {
      put("ONLINE", PREEMPT, blank)
          .statusCode(400)
          .body("errors.where", hasItem("/overrides/0/reason"));
    }
  }

  @Test
  void refusesAnotherDriveLetterWhileTheDiskIsMounted() {
    // Given
    mount("X:").statusCode(200);

    // Then
    mount("Y:")
        .statusCode(409)
        .body("code", equalTo("disk-in-use"))
        .body("detail", containsString("X:"))
        .body("cure", containsString("OFFLINE"));
    put("ONLINE", "Y:", PREEMPT, "its partner burns").statusCode(409);
    mount("x:").statusCode(200);
    put("OFFLINE", null, "").statusCode(200);
    mount("Y:").statusCode(200).body("mountPoint", equalTo("Y:"));
    put("OFFLINE", null, "").statusCode(200);
  }

  @Test
  void refusesADiskThatIsHereForAnotherGroup() {
    // Given
    mount("X:").statusCode(200);

    // When
    ValidatableResponse answer =
        Caller.as("operator")
            .body(
                "{\"desired\": \"OFFLINE\", \"fence\": %s}".formatted(Caller.fence("burglars", 7)))
            .put("/v1/disks/data/state")
            .then();

    // Then
    answer
        .statusCode(409)
        .body("code", equalTo("disk-of-other-group"))
        .body("detail", containsString("overridden"));
    put("OFFLINE", null, "").statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X:\\\\", "X:\\\\folder", "C:\\\\Windows"})
  void refusesAFolderAsAMountPoint(String folder) {
    Caller.rude()
        .header("Authorization", "Bearer " + LabNode.tokenOf("operator"))
        .body(body("ONLINE", folder, ""))
        .put("/v1/disks/data/state")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-request"))
        .body("errors.where", hasItem("/mountPoint"));
  }

  private static ValidatableResponse mount(String letter) {
    return put("ONLINE", letter, null, "");
  }

  private static ValidatableResponse put(String desired, @Nullable String override, String reason) {
    return put(desired, "X:", override, reason);
  }

  private static ValidatableResponse put(
      String desired, String mountPoint, @Nullable String override, String reason) {
    String overrides =
        override == null
            ? ""
            : ", \"overrides\": [{\"name\": \"%s\", \"reason\": \"%s\"}]"
                .formatted(override, reason);
    return Caller.as("operator")
        .body(body(desired, mountPoint, overrides))
        .put("/v1/disks/data/state")
        .then();
  }

  private static String body(String desired, String mountPoint, String overrides) {
    return "{\"desired\": \"%s\", \"mountPoint\": \"%s\", \"fence\": %s%s}"
        .formatted(desired, mountPoint, Caller.fence("overridden", 7), overrides);
  }
}
