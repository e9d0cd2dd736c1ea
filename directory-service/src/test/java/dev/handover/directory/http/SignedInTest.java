package dev.handover.directory.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.handover.directory.adapter.identity.IdentityProvider;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/** Callers with a JSON Web Token of a provider, beside callers with a token of ours. */
@QuarkusTest
@TestProfile(SignedIn.class)
class SignedInTest {
  private static final IdentityProvider PROVIDER = SignedIn.Provider.running();

  private static String anna(String role) {
    return PROVIDER.token("anna@example.test", List.of(role), claims -> {});
  }

  private static void promise(String token, int status) {
    Api.as(token)
        .body("{\"epoch\": 1, \"issuer\": \"%s\"}".formatted(new UUID(7, 7)))
        .put("/v1/promises/signed")
        .then()
        .statusCode(status);
  }

  @Test
  void letsWhoSignedInDoWhatTheRoleInTheTokenAllows() {
    Api.as(anna("handover-directory-viewer")).get("/v1/tasks").then().statusCode(200);
    promise(anna("handover-directory-viewer"), 403);
    promise(anna("handover-directory-operator"), 200);
    Api.viewer().get("/v1/promises").then().body("items.group", hasItem("signed"));
  }

  @Test
  void givesNoRoleHereToWhoHasOneAtTheOrchestrator() {
    Api.as(anna("handover-admin")).get("/v1/tasks").then().statusCode(403);
  }

  @Test
  void answersEveryTokenThatIsNotRightWithTheSameProblem() throws Exception {
    JwtClaims admin = IdentityProvider.claimsOf("anna", "handover-directory-admin");
    for (String token :
        List.of(
            PROVIDER.token("anna", List.of(), claims -> claims.setIssuer("https://else.test")),
            PROVIDER.token("anna", List.of(), claims -> claims.setAudience("handover")),
            PROVIDER.unsigned(admin),
            PROVIDER.signedWithThePublicKeyAsSecret(admin),
            IdentityProvider.signed(admin, IdentityProvider.newKey("stranger")),
            "hnd_nobody-has-this",
            "a.b.c")) {
      Api.as(token)
          .get("/v1/tasks")
          .then()
          .statusCode(401)
          .contentType(containsString("application/problem+json"))
          .body("code", equalTo("unauthenticated"));
    }
  }
}
