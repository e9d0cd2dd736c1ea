package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.handover.orchestrator.domain.Role;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard's own files: open to everybody, and so without anything of anybody. */
@QuarkusTest
@WithTestResource(Lab.class)
class DashboardTest {
  private static final Path FILES = Path.of("src/main/resources/META-INF/resources");

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/dashboard/main.js", "/dashboard/base.css"})
  void servesItsFilesWithAPolicyThatTrustsNobodyElse(String path) {
    String policy =
        Client.plain().get(path).then().statusCode(200).extract().header("Content-Security-Policy");

    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'")
        .doesNotContain("unsafe", "http:", "https:", "*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/groups", "/v1/caller", "/openapi", "/dash", "/nothing"})
  void asksForATokenEverywhereElse(String path) {
    Client.plain().get(path).then().statusCode(401).body("code", equalTo("unauthenticated"));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void tellsCallersWhoTheyAre(Role role) {
    Client.as(role.text())
        .get("/v1/caller")
        .then()
        .statusCode(200)
        .body("name", equalTo("test-" + role.text()))
        .body("role", equalTo(role.name()));
  }

  @Test
  void makesNoMarkupFromTextAndAsksNoOtherServer() throws IOException {
    List<String> forbidden =
        List.of("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "://");
    try (Stream<Path> files = Files.walk(FILES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file).replace("http://www.w3.org/2000/svg", "");
        assertThat(text).as("%s", file).doesNotContain(forbidden);
        assertThat(text.lines().count()).as("%s", file).isLessThanOrEqualTo(300);
      }
    }
  }
}
