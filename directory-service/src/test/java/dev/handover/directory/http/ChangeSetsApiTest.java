package dev.handover.directory.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ForestResource.class)
class ChangeSetsApiTest extends ForestApi {

  @Test
  void previewsAppliesVerifiesAndReverts() throws Exception {
    // Given
    List<String> before = forest().contents();
    Response preview = Api.preview(Moves.all("life"), UUID.randomUUID().toString());
    String id = preview.path("id");
    assertThat(preview.statusCode()).as(preview.asString()).isEqualTo(201);
    assertThat(forest().contents()).isEqualTo(before);
    // When
    Response applied = Api.bring(id, Moves.desired("APPLIED", "life", 1));
    // Then
    assertThat(applied.statusCode()).as(applied.asString()).isEqualTo(200);
    assertThat(applied.<String>path("state")).as(applied.asString()).isEqualTo("APPLIED");
    assertThat(forest().contents()).isNotEqualTo(before);
    // When
    Response reverted = Api.bring(id, Moves.desired("REVERTED", "life", 1));
    // Then
    assertThat(reverted.<String>path("state")).as(reverted.asString()).isEqualTo("REVERTED");
    assertThat(forest().contents()).isEqualTo(before);
  }
}
