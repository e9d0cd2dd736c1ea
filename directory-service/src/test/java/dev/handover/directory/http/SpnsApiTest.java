package dev.handover.directory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.handover.directory.TinyForest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether two accounts hold one name, before and after a move. */
@QuarkusTest
@QuarkusTestResource(ForestResource.class)
class SpnsApiTest extends ForestApi {

  private static String preview(String group) {
    return Api.preview(Moves.only(group, "transfer-spns"), UUID.randomUUID().toString()).path("id");
  }

  private void addHolder(String name) throws Exception {
    forest()
        .server()
        .add(
            "dn: CN=Other,CN=Computers," + TinyForest.BASE,
            "objectClass: computer",
            "servicePrincipalName: " + name);
  }

  @Test
  void findsWhatTwoAccountsHoldAnywhere() throws Exception {
    // Given
    addHolder("smtpsvc/exch2");
    forest()
        .server()
        .add(
            "dn: CN=Another,CN=Computers," + TinyForest.BASE,
            "objectClass: computer",
            "servicePrincipalName: SMTPSVC/EXCH2");
    // When, Then
    Api.viewer()
        .get("/v1/directory/duplicate-spns")
        .then()
        .statusCode(200)
        .body("searched", hasItem(TinyForest.BASE))
        .body("unsearched", empty())
        .body(
            "duplicates.name", hasItem(org.hamcrest.Matchers.equalToIgnoringCase("smtpsvc/exch2")));
  }

  @Test
  void findsAfterwardsThatAnotherAccountTookANameOfTheMove() throws Exception {
    // Given
    String id = preview("spns-after");
    assertThat(Api.bring(id, Moves.desired("APPLIED", "spns-after", 1)).statusCode())
        .isEqualTo(200);
    Api.viewer()
        .get("/v1/change-sets/" + id + "/verification?expect=APPLIED")
        .then()
        .body("differing", equalTo(0))
        .body("spns.names", equalTo(6))
        .body("spns.duplicates", empty());
    // When
    addHolder("host/exch1");
    // Then
    Api.viewer()
        .get("/v1/change-sets/" + id + "/verification?expect=APPLIED")
        .then()
        .statusCode(200)
        .body("differing", equalTo(0))
        .body(
            "spns.duplicates.name",
            contains(org.hamcrest.Matchers.equalToIgnoringCase("HOST/EXCH1")));
    Api.viewer()
        .get("/v1/directory/duplicate-spns?changeSet=" + id)
        .then()
        .statusCode(200)
        .body("duplicates[0].holders.dn", hasItem("CN=Other,CN=Computers," + TinyForest.BASE));
  }
}
