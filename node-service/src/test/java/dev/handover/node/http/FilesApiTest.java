package dev.handover.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files over HTTP, on the emulated machine's switching disk and on its drive C. */
@QuarkusTest
@QuarkusTestResource(LabNode.class)
class FilesApiTest {
  private static final String CONFIG =
      """
      <configuration>
        <appSettings>
          <add key="QueueDatabasePath" value="C:\\old" />
        </appSettings>
      </configuration>
      """
          .replace("\n", "\r\n");

  @BeforeEach
  void bringOnline() {
    disk("ONLINE").statusCode(200);
  }

  @AfterEach
  void takeOffline() {
    disk("OFFLINE").statusCode(200);
  }

  @Test
  void makesDirectoriesWithAccessAndIsHarmlessWhenAskedAgain() {
    String asked =
        """
        [{"path":"TransportRoles","access":[{"principal":"NETWORK SERVICE","rights":"FULL_CONTROL"}]},
         {"path":"TransportRoles\\\\data\\\\Queue"}]
        """;

    directories(asked)
        .statusCode(200)
        .body("items.created", contains(true, true))
        .body("items.path", contains("TransportRoles", "TransportRoles\\data\\Queue"))
        .body("items[0].access[0].sid", equalTo("S-1-5-20"))
        .body("items[1].access.findAll { it.inherited }.sid", hasItem("S-1-5-20"));
    directories(asked).statusCode(200).body("items.created", contains(false, false));
  }

  @Test
  void changesNothingOnADiskThatIsNotOnline() {
    disk("OFFLINE").statusCode(200);

    directories("[{\"path\":\"a\"}]").statusCode(409).body("code", equalTo("disk-not-online"));
    absent("[\"a.log\"]", "").statusCode(409).body("code", equalTo("disk-not-online"));
  }

  @Test
  void refusesAnAccountThatNobodyKnows() {
    directories(
            "[{\"path\":\"b\",\"access\":[{\"principal\":\"NOSUCH\\\\x\",\"rights\":\"READ\"}]}]")
        .statusCode(409)
        .body("code", equalTo("unknown-principal"));
  }

  @Test
  void refusesAFenceOfAnotherGroup() {
    Caller.as("operator")
        .body(
            "{\"disk\":\"data\",\"directories\":[{\"path\":\"a\"}],\"fence\":%s}"
                .formatted(Caller.fence("other", 7)))
        .put("/v1/groups/files/directories")
        .then()
        .statusCode(400)
        .body("errors.where", contains("/fence/group"));
  }

  @Test
  void touchesNoDiskThatIsHereForAnotherGroup() throws IOException {
    Files.writeString(Files.createDirectories(disk().resolve("Theirs")).resolve("a.log"), "x");
    String fence = Caller.fence("burglars", 7);

    for (String asked :
        List.of(
            "directories\",\"directories\":[{\"path\":\"b\"}]",
            "absent-files\",\"paths\":[\"Theirs\\\\a.log\"]")) {
      int end = asked.indexOf('"');
      Caller.as("operator")
          .body("{\"disk\":\"data" + asked.substring(end) + ",\"fence\":" + fence + "}")
          .put("/v1/groups/burglars/" + asked.substring(0, end))
          .then()
          .statusCode(409)
          .body("code", equalTo("disk-of-other-group"));
    }
    assertThat(disk().resolve("Theirs/a.log")).exists();
    assertThat(disk().resolve("b")).doesNotExist();
  }

  @Test
  void removesNamedFilesAfterAPreviewAndLeavesTheRest() throws IOException {
    Path logs = Files.createDirectories(disk().resolve("Logs"));
    for (String name : List.of("E001.log", "e002.LOG", "E00.chk")) {
      Files.writeString(logs.resolve(name), "x");
    }
    Files.createDirectories(logs.resolve("E00-kept.log"));
    String paths = "[\"Logs\\\\E00*.log\",\"Logs\\\\nothing.txt\"]";

    absent(paths, ",\"preview\":true")
        .statusCode(200)
        .body("preview", equalTo(true))
        .body("items.outcome", contains("WOULD_BE_REMOVED", "WOULD_BE_REMOVED", "ABSENT"));
    absent(paths, ",\"maxFiles\":1").statusCode(409).body("code", equalTo("too-many-files"));
    assertThat(logs.resolve("E001.log")).exists();
    absent(paths, "")
        .statusCode(200)
        .body("items.path", contains("Logs\\E001.log", "Logs\\e002.LOG", "Logs\\nothing.txt"))
        .body("items.outcome", contains("REMOVED", "REMOVED", "ABSENT"));
    absent(paths, "").statusCode(200).body("items.outcome", contains("ABSENT", "ABSENT"));
    assertThat(logs.resolve("E00.chk")).exists();
    assertThat(logs.resolve("E00-kept.log")).isDirectory();
  }

  @Test
  void removesNothingWhenALinkIsAmongTheFiles() throws IOException {
    Path outside = Files.writeString(LabNode.dataDir().resolve("outside.txt"), "kept");
    Path folder = Files.createDirectories(disk().resolve("Linked"));
    Files.writeString(folder.resolve("a.txt"), "x");
    Files.createSymbolicLink(folder.resolve("b.txt"), outside);

    absent("[\"Linked\\\\*.txt\"]", "").statusCode(409).body("code", equalTo("reparse-point"));
    assertThat(folder.resolve("a.txt")).exists();
    assertThat(outside).hasContent("kept");
  }

  @Test
  void tellsTheVersionOfAFileBelowARoot() throws IOException {
    Files.writeString(drive().resolve("Msexcimc.exe"), "FileVersion: 5.5.2423.0\n");

    version("c:\\exchsrvr\\MSEXCIMC.EXE")
        .statusCode(200)
        .body("fileVersion", equalTo("5.5.2423.0"));
    version("C:\\Exchsrvr\\nothing.exe").statusCode(404).body("code", equalTo("file-not-found"));
    version("C:\\Windows\\win.ini")
        .statusCode(403)
        .body("code", equalTo("path-not-allowed"))
        .body("cure", containsString("handover.node.files.roots"));
  }

  @Test
  void setsAppSettingsAndKeepsTheOldFile() throws IOException {
    Path config = Files.writeString(drive().resolve("EdgeTransport.exe.config"), CONFIG);
    String path = "C:\\Exchsrvr\\EdgeTransport.exe.config";

    settings(path, "QueueDatabasePath", "X:\\Queue")
        .statusCode(200)
        .body("changed", equalTo(true))
        .body("kept", equalTo(path + ".handover-0001"))
        .body("settings[0].before", equalTo("C:\\old"));
    settings(path, "queuedatabasepath", "X:\\Queue")
        .statusCode(200)
        .body("changed", equalTo(false))
        .body("kept", nullValue());
    settings(path, "New", "Grö\u00dfe")
        .statusCode(200)
        .body("kept", equalTo(path + ".handover-0002"));

    assertThat(Files.readString(config))
        .isEqualTo(
            CONFIG
                .replace("C:\\old", "X:\\Queue")
                .replace(
                    "  </appS", "    <add key=\"New\" value=\"Gr\u00f6\u00dfe\" />\r\n  </appS"));
    assertThat(drive().resolve("EdgeTransport.exe.config.handover-0001")).hasContent(CONFIG);
  }

  @Test
  void readsNothingThatAConfigFileNames() throws IOException {
    String hostile =
        """
        <!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]>
        <configuration><appSettings><add key="K" value="&x;"/></appSettings></configuration>
        """;
    Path config = Files.writeString(drive().resolve("hostile.config"), hostile);

    settings("C:\\Exchsrvr\\hostile.config", "K", "v")
        .statusCode(409)
        .body("code", equalTo("config-not-editable"));
    assertThat(config).hasContent(hostile);
  }

  private static Path disk() throws IOException {
    return Files.createDirectories(LabNode.dataDir().resolve("shared/disks/data/files"));
  }

  private static Path drive() throws IOException {
    return Files.createDirectories(LabNode.dataDir().resolve("machine/C/Exchsrvr"));
  }

  private static ValidatableResponse disk(String desired) {
    String body =
        "{\"desired\":\"%s\",\"mountPoint\":\"X:\",\"fence\":%s}"
            .formatted(desired, Caller.fence("files", 7));
    return Caller.as("operator").body(body).put("/v1/disks/data/state").then();
  }

  private static ValidatableResponse directories(String directories) {
    String body =
        "{\"disk\":\"data\",\"directories\":%s,\"fence\":%s}"
            .formatted(directories, Caller.fence("files", 7));
    return Caller.as("operator").body(body).put("/v1/groups/files/directories").then();
  }

  private static ValidatableResponse absent(String paths, String more) {
    String body =
        "{\"disk\":\"data\",\"paths\":%s%s,\"fence\":%s}"
            .formatted(paths, more, Caller.fence("files", 7));
    return Caller.as("operator").body(body).put("/v1/groups/files/absent-files").then();
  }

  private static ValidatableResponse version(String path) {
    return Caller.as("viewer").queryParam("path", path).get("/v1/files/version").then();
  }

  private static ValidatableResponse settings(String path, String key, String value) {
    String body =
        "{\"path\":\"%s\",\"settings\":[{\"key\":\"%s\",\"value\":\"%s\"}],\"fence\":%s}"
            .formatted(
                path.replace("\\", "\\\\"),
                key,
                value.replace("\\", "\\\\"),
                Caller.fence("files", 7));
    return Caller.as("operator")
        .contentType("application/json; charset=utf-8")
        .body(body)
        .put("/v1/app-settings")
        .then();
  }
}
