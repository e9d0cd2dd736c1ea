package dev.handover.directory.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldif.LDIFChangeRecord;
import com.unboundid.ldif.LDIFReader;
import dev.handover.directory.TinyForest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Directories that are not as anybody expects: every task ends in a finding, a state or a problem
 * that says what is wrong, and reverting restores what was there.
 */
@QuarkusTest
@QuarkusTestResource(ForestResource.class)
class HostileDirectoriesTest extends ForestApi {
  private static final String GROUP = "hostile";
  private static final String ORGANISATION =
      "CN=Example Mail,CN=Microsoft Exchange,CN=Services,CN=Configuration," + TinyForest.BASE;
  private static final String SERVERS =
      ",CN=Servers,CN=First Administrative Group,CN=Administrative Groups," + ORGANISATION;

  record Hostile(String heading, String expected, int refusal, String ldif) {
    static Hostile of(String block) {
      int end = block.indexOf('\n');
      String[] heading = block.substring(0, end).split("\\|", -1);
      int refusal = heading.length > 2 ? Integer.parseInt(heading[2].strip()) : 0;
      return new Hostile(heading[0].strip(), heading[1].strip(), refusal, block.substring(end + 1));
    }

    @Override
    public String toString() {
      return heading;
    }
  }

  static Stream<Hostile> directories() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            HostileDirectoriesTest.class.getResourceAsStream("/hostile-directories.ldif"))) {
      String text = new String(in.readAllBytes(), UTF_8);
      return Arrays.stream(text.split("\n#== ", -1)).skip(1).map(Hostile::of);
    }
  }

  private static String expanded(String ldif) {
    return ldif.replace("{10}", "CN=EXCH10" + SERVERS)
        .replace("{1}", "CN=EXCH1" + SERVERS)
        .replace("{2}", "CN=EXCH2" + SERVERS)
        .replace("{a}", "CN=EXCH1,CN=Computers," + TinyForest.BASE)
        .replace("{b}", "CN=EXCH2,CN=Computers," + TinyForest.BASE)
        .replace("{org}", ORGANISATION)
        .replace("{users}", TinyForest.USERS);
  }

  private void spoil(String ldif) throws Exception {
    try (LDIFReader reader =
        new LDIFReader(new ByteArrayInputStream(expanded(ldif).getBytes(UTF_8)))) {
      LDIFChangeRecord change = reader.readChangeRecord();
      while (change != null) {
        change.processChange(forest().server());
        change = reader.readChangeRecord();
      }
    }
  }

  /** Every task that can be asked for beside others, but DNS. */
  private static String everything() {
    Map<String, String> tasks = new LinkedHashMap<>(Moves.TASKS);
    for (String task :
        List.of(
            "spn-repair",
            "public-store-defaults",
            "site-folder-server",
            "source-bridgeheads",
            "owning-server")) {
      tasks.put(task, "{}");
    }
    for (String task : List.of("store-paths", "storage-group-paths", "smtp-directories")) {
      tasks.put(task, "{\"drive\": [\"X:\"], \"folder\": [\"data\"]}");
    }
    return Api.move(GROUP, tasks);
  }

  @AfterEach
  void allowWritesAgain() {
    forest().refuseWrites(ResultCode.SUCCESS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("directories")
  void endsInAWordThatSaysWhatIsWrong(Hostile hostile) throws Exception {
    // Given
    spoil(hostile.ldif());
    List<String> before = forest().contents();
    // When
    Response preview = Api.preview(everything(), UUID.randomUUID().toString());
    // Then
    if (preview.statusCode() != 201) {
      assertThat(preview.<String>path("code")).as(preview.asString()).isEqualTo(hostile.expected());
      assertThat(preview.<String>path("cure")).isNotBlank();
      assertThat(forest().contents()).isEqualTo(before);
      return;
    }
    String seen = preview.asString();
    if (preview.path("state").equals("PREVIEWED")) {
      seen += movedThereAndBack(preview.path("id"), hostile.refusal(), before);
    }
    assertThat(seen).contains(hostile.expected());
    assertThat(forest().contents()).isEqualTo(before);
  }

  /** What was said of the way there; afterwards everything is as it was. */
  private String movedThereAndBack(String id, int refusal, List<String> before) throws Exception {
    forest().refuseWrites(ResultCode.valueOf(refusal));
    Response applied = Api.bring(id, Moves.desired("APPLIED", GROUP, 1));
    Response verified = Api.viewer().get("/v1/change-sets/" + id + "/verification?expect=APPLIED");
    forest().refuseWrites(ResultCode.SUCCESS);
    assertThat(applied.statusCode()).as(applied.asString()).isEqualTo(refusal == 0 ? 200 : 202);
    assertThat(verified.statusCode()).as(verified.asString()).isEqualTo(200);
    if (refusal == 0) {
      assertThat(forest().contents()).isNotEqualTo(before);
    }
    Api.bring(id, Moves.desired("REVERTED", GROUP, 1)).then().statusCode(200);
    return applied.asString();
  }

  @Test
  void thereAreAtLeastTwenty() throws Exception {
    assertThat(directories()).hasSizeGreaterThanOrEqualTo(20);
  }
}
