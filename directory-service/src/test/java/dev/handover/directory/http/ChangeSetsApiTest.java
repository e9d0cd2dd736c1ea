package dev.handover.directory.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFChangeRecord;
import com.unboundid.ldif.LDIFReader;
import dev.handover.directory.TinyForest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The life of a change set over HTTP; every group here has a name of its own. */
@QuarkusTest
@QuarkusTestResource(ForestResource.class)
class ChangeSetsApiTest extends ForestApi {

  private static Response preview(String body) {
    Response preview = Api.preview(body, UUID.randomUUID().toString());
    assertThat(preview.statusCode()).as(preview.asString()).isEqualTo(201);
    return preview;
  }

  @Test
  void previewsAppliesVerifiesAndReverts() throws Exception {
    // Given
    List<String> before = forest().contents();
    Response preview = preview(Moves.all("life"));
    String id = preview.path("id");
    assertThat(preview.header("Location")).endsWith("/v1/change-sets/" + id);
    assertThat(forest().contents()).isEqualTo(before);
    // When
    Response applied = Api.bring(id, Moves.desired("APPLIED", "life", 1));
    // Then
    applied.then().statusCode(200).body("state", equalTo("APPLIED"));
    assertThat(applied.jsonPath().getList("tasks.conflicts")).containsOnly(0);
    assertThat(forest().contents()).isNotEqualTo(before);
    verification(id, "APPLIED").then().body("differing", equalTo(0));
    assertThat(verification(id, "REVERTED").jsonPath().getList("differences")).isNotEmpty();
    // When
    Response reverted = Api.bring(id, Moves.desired("REVERTED", "life", 1));
    // Then
    reverted.then().statusCode(200).body("state", equalTo("REVERTED"));
    assertThat(forest().contents()).isEqualTo(before);
    verification(id, "REVERTED").then().body("differing", equalTo(0));
  }

  @Test
  void hasNothingLeftToDoWhenTheMoveIsPreviewedAgain() {
    // Given
    String first = preview(Moves.all("twice")).path("id");
    Api.bring(first, Moves.desired("APPLIED", "twice", 1)).then().statusCode(200);
    // When
    Response second = preview(Moves.all("twice"));
    // Then
    assertThat(second.jsonPath().getList("tasks.total")).containsOnly(0);
    Api.bring(second.path("id"), Moves.desired("APPLIED", "twice", 1))
        .then()
        .statusCode(200)
        .body("state", equalTo("APPLIED"));
  }

  @Test
  void givesTheSamePreviewTheSameHash() {
    String first = preview(Moves.all("hash")).path("contentHash");
    String again = preview(Moves.all("hash")).path("contentHash");
    String other = preview(Moves.only("hash", "routing-master")).path("contentHash");
    assertThat(again).isEqualTo(first).isNotEqualTo(other);
  }

  @Test
  void isPutBackByItsUndoFileAloneEvenWhenHalfApplied() throws Exception {
    // Given
    List<String> before = forest().contents();
    Response preview = preview(Moves.all("undo"));
    for (String task : List.of("transfer-spns", "rehome-mailboxes")) {
      Api.bring(preview.path("id"), Moves.desired("APPLIED", task, "undo", 1))
          .then()
          .statusCode(200)
          .body("state", equalTo("APPLYING"));
    }
    assertThat(forest().contents()).isNotEqualTo(before);
    Path file = Path.of(preview.<String>path("reverseLdifFile"));
    assertThat(file.getFileName().toString())
        .matches("undo-\\d{8}T\\d{6}Z-" + preview.path("id") + "\\.ldif");
    // When
    feed(Files.readString(file));
    // Then
    assertThat(forest().contents()).isEqualTo(before);
  }

  @Test
  void servesLdifThatDoesTheSameAsApplying() throws Exception {
    // Given
    List<String> before = forest().contents();
    String id = preview(Moves.all("ldif")).path("id");
    String forward = ldif(id, "FORWARD");
    String reverse = ldif(id, "REVERSE");
    Api.bring(id, Moves.desired("APPLIED", "ldif", 1)).then().statusCode(200);
    List<String> after = forest().contents();
    forest().reset();
    // When
    feed(forward);
    // Then
    assertThat(forest().contents()).isEqualTo(after);
    // When
    feed(reverse);
    // Then
    assertThat(forest().contents()).isEqualTo(before);
  }

  private static String ldif(String id, String direction) {
    Response ldif = Api.viewer().get("/v1/change-sets/" + id + "/ldif?direction=" + direction);
    assertThat(ldif.statusCode()).isEqualTo(200);
    assertThat(ldif.contentType()).startsWith("text/plain");
    return ldif.asString();
  }

  /** As ldapmodify does: one record after the other. */
  private void feed(String ldif) throws Exception {
    try (InputStream in = new ByteArrayInputStream(ldif.getBytes(UTF_8));
        LDIFReader reader = new LDIFReader(in)) {
      for (LDIFChangeRecord record = reader.readChangeRecord();
          record != null;
          record = reader.readChangeRecord()) {
        record.processChange(forest().server());
      }
    }
  }

  @Test
  void pagesThroughChangesAndSets() {
    // Given
    String id = preview(Moves.all("pages")).path("id");
    preview(Moves.only("pages", "routing-master"));
    // When
    List<Integer> sequences = new ArrayList<>();
    String next = "";
    while (next != null) {
      Response page = Api.viewer().get("/v1/change-sets/" + id + "/changes?limit=7" + next);
      sequences.addAll(page.jsonPath().getList("items.sequence", Integer.class));
      String cursor = page.path("next");
      next = cursor == null ? null : "&cursor=" + cursor;
    }
    // Then
    assertThat(sequences).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(25).contains(1);
    Response newest = Api.viewer().get("/v1/change-sets?group=pages&limit=1");
    assertThat(newest.<List<String>>path("items.tasks[0].task")).containsExactly("routing-master");
    Api.viewer()
        .get("/v1/change-sets?group=pages&limit=1&cursor=" + newest.path("next"))
        .then()
        .body("items.id", equalTo(List.of(id)));
  }

  @Test
  void reportsConflictsAndListsThem() throws Exception {
    // Given
    String id = preview(Moves.only("conflict", "rehome-mailboxes")).path("id");
    String dn = "CN=User 03," + TinyForest.USERS;
    forest().server().modify(dn, new Modification(ModificationType.REPLACE, "homeMDB", "CN=x"));
    // When
    Api.bring(id, Moves.desired("APPLIED", "conflict", 1))
        .then()
        .statusCode(200)
        .body("state", equalTo("APPLIED"))
        .body("tasks[0].conflicts", equalTo(1))
        .body("tasks[0].applied", equalTo(TinyForest.MAILBOXES - 1));
    // Then
    Api.viewer()
        .get("/v1/change-sets/" + id + "/changes?outcome=CONFLICT&task=rehome-mailboxes")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].dn", equalTo(dn));
    assertThat(forest().values(dn, "homeMDB")).containsExactly("CN=x");
  }

  @Test
  void refusesToApplyWhatHasABlocker() throws Exception {
    // Given
    String store =
        forest().contents().stream()
            .filter(entry -> entry.startsWith("CN=Mailbox Store") && entry.contains("EXCH2"))
            .findFirst()
            .orElseThrow()
            .lines()
            .findFirst()
            .orElseThrow();
    forest().server().delete(store);
    Response preview = preview(Moves.only("blocked", "rehome-mailboxes"));
    // Then
    preview.then().body("state", equalTo("BLOCKED")).body("findings.severity", hasItem("BLOCKER"));
    Api.bring(preview.path("id"), Moves.desired("APPLIED", "blocked", 1))
        .then()
        .statusCode(409)
        .body("code", equalTo("change-set-blocked"));
  }

  @Test
  void answersARepeatedRequestAsTheFirstTime() {
    // Given
    String key = UUID.randomUUID().toString();
    String first = Api.preview(Moves.all("again"), key).path("id");
    // Then
    Api.preview(Moves.all("again"), key).then().statusCode(201).body("id", equalTo(first));
    Api.preview(Moves.only("again", "routing-master"), key)
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency-key-reused"));
  }

  @Test
  void refusesAnotherGroupsFenceAndAStaleOneAndAnUnknownTask() {
    // Given
    String id = preview(Moves.only("fenced", "routing-master")).path("id");
    // Then
    Api.bring(id, Moves.desired("APPLIED", "elsewhere", 1))
        .then()
        .statusCode(409)
        .body("code", equalTo("wrong-group"));
    Api.bring(id, Moves.desired("APPLIED", "no-such-task", "fenced", 1))
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown-task"));
    Api.bring(id, Moves.desired("APPLIED", "fenced", 7)).then().statusCode(200);
    Api.bring(id, Moves.desired("REVERTED", "fenced", 6))
        .then()
        .statusCode(409)
        .body("code", equalTo("stale-epoch"))
        .body("promisedEpoch", equalTo(7));
  }

  private static Response verification(String id, String expect) {
    return Api.viewer().get("/v1/change-sets/" + id + "/verification?expect=" + expect);
  }
}
