package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that shows the contracts, and the contracts that it shows. */
@QuarkusTest
@WithTestResource(Lab.class)
class ContractPageTest {
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  @Test
  void everythingThatThePageNeedsIsHere() {
    String page = Client.plain().get("/contracts/").then().statusCode(200).extract().asString();

    List<String> links =
        LINK.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(links)
        .hasSizeGreaterThan(4)
        .allSatisfy(link -> assertThat(link).doesNotContain(":"));
    for (String link : links) {
      String path = link.startsWith("../") ? link.substring(2) : "/contracts/" + link;
      Client.plain().get(path).then().statusCode(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/contracts/", "/contracts/contracts.js", "/contracts/index.html"})
  void isServedWithAPolicyThatTrustsNobodyElse(String path) {
    String policy =
        Client.plain().get(path).then().statusCode(200).extract().header("Content-Security-Policy");

    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'")
        .doesNotContain("unsafe-eval", "http:", "https:", "*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orchestrator", "directory-service", "node-service"})
  void handsOutTheContractsOfAllThreeToWhoeverHasAToken(String service) throws IOException {
    String document =
        Client.as("viewer").get("/openapi/" + service).then().statusCode(200).extract().asString();

    assertThat(document).isEqualTo(file(service));
    Client.plain().get("/openapi/" + service).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nothing", "orchestrator.yaml", "ORCHESTRATOR", "..%2Fopenapi%2Forchestrator"})
  void knowsNoOtherContracts(String service) {
    Client.rude("viewer")
        .urlEncodingEnabled(false)
        .get("/openapi/" + service)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("invalid-request"));
  }

  private static String file(String service) throws IOException {
    String name = "openapi/" + service + ".yaml";
    ClassLoader loader = ContractPageTest.class.getClassLoader();
    try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
