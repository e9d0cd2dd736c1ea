package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.handover.orchestrator.adapter.identity.IdentityProvider;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

/** Callers with a JSON Web Token of a provider, beside callers with a token of ours. */
@QuarkusTest
@TestProfile(SignedIn.class)
class SignedInTest {
  private static final IdentityProvider PROVIDER = SignedIn.Provider.running();

  private static RequestSpecification anna(List<String> roles, List<String> groups) {
    return Client.bearing(
        PROVIDER.token(
            "anna@example.test", roles, claims -> claims.setStringListClaim("groups", groups)));
  }

  private static RequestSpecification everywhere(String role) {
    return anna(List.of(role), List.of("handover-group-*"));
  }

  @Test
  void knowsWhoSignedInByTheSubject() {
    everywhere("handover-operator")
        .get("/v1/caller")
        .then()
        .statusCode(200)
        .body("name", is("anna@example.test"))
        .body("role", is("OPERATOR"))
        .body("groups", empty());
    everywhere("change-board").get("/v1/caller").then().body("role", is("APPROVER"));
  }

  @Test
  void knowsTokensOfOursAsBefore() {
    Client.as("viewer").get("/v1/caller").then().statusCode(200).body("name", is("test-viewer"));
    Client.bearing("hnd_nobody-has-this").get("/v1/caller").then().statusCode(401);
  }

  @Test
  void letsNobodyDoMoreThanTheRoleInTheToken() {
    everywhere("handover-viewer").get("/v1/groups").then().statusCode(200);
    everywhere("handover-viewer")
        .body("{\"reason\": \"CHG0042\"}")
        .put("/v1/groups/view/freeze")
        .then()
        .statusCode(403)
        .body("code", is("forbidden"));
    everywhere("handover-operator").post("/v1/configuration/reloads").then().statusCode(403);
    everywhere("staff").get("/v1/groups").then().statusCode(403);
  }

  @Test
  void boundsWhoSignedInToTheGroupsInTheToken() {
    List<String> frosty = List.of("staff", "handover-group-frosty");

    anna(List.of("handover-admin"), frosty)
        .get("/v1/caller")
        .then()
        .body("groups", contains("frosty"));
    anna(List.of("handover-admin"), frosty).get("/v1/groups/frosty").then().statusCode(200);
    anna(List.of("handover-admin"), frosty).get("/v1/groups/view").then().statusCode(403);
    anna(List.of("handover-admin"), List.of()).get("/v1/groups/frosty").then().statusCode(403);
  }

  @Test
  void writesTheSubjectIntoTheAuditAsTheActor() {
    // When
    everywhere("handover-admin")
        .body("{\"reason\": \"CHG0043\"}")
        .put("/v1/groups/legacy/freeze")
        .then()
        .statusCode(200)
        .body("freezes[0].actor", is("anna@example.test"));
    everywhere("handover-admin").delete("/v1/groups/legacy/freeze").then().statusCode(200);

    // Then
    Client.as("admin")
        .get("/v1/audit?group=legacy")
        .then()
        .body("items.actor", hasItem("anna@example.test"));
  }

  @Test
  void answersEveryTokenThatIsNotRightWithTheSameProblem() throws Exception {
    JwtClaims admin = IdentityProvider.claimsOf("anna", "handover-admin");
    String stranger = IdentityProvider.signed(admin, IdentityProvider.newKey("stranger"));
    String late =
        PROVIDER.token(
            "anna",
            List.of("handover-admin"),
            claims -> {
              claims.setIssuedAt(NumericDate.fromSeconds(NumericDate.now().getValue() - 900));
              claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 60));
            });
    for (String token :
        List.of(
            PROVIDER.token("anna", List.of(), claims -> claims.setIssuer("https://else.test")),
            PROVIDER.token("anna", List.of(), claims -> claims.setAudience("handover-directory")),
            late,
            PROVIDER.unsigned(admin),
            PROVIDER.signedWithThePublicKeyAsSecret(admin),
            stranger,
            "a.b.c",
            "x".repeat(8193))) {
      String body =
          Client.bearing(token)
              .get("/v1/groups")
              .then()
              .statusCode(401)
              .contentType(containsString("application/problem+json"))
              .body("code", is("unauthenticated"))
              .extract()
              .asString();
      assertThat(body).doesNotContain(token, "jose4j", "JWT");
    }
  }
}
