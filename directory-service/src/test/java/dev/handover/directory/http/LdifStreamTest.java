package dev.handover.directory.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** LDIF is sent while it is read: nobody knows its length when it begins. */
@QuarkusTest
@QuarkusTestResource(ForestResource.class)
class LdifStreamTest extends ForestApi {

  @Test
  void sendsTheUndoFileInPieces() throws Exception {
    // Given
    Response preview = Api.preview(Moves.all("stream"), UUID.randomUUID().toString());
    String file = Files.readString(Path.of(preview.<String>path("reverseLdifFile")));
    // When
    Response ldif =
        Api.viewer().get("/v1/change-sets/" + preview.path("id") + "/ldif?direction=REVERSE");
    // Then
    assertThat(ldif.contentType()).isEqualTo("text/plain;charset=UTF-8");
    assertThat(ldif.header("Content-Length")).isNull();
    assertThat(ldif.header("Transfer-Encoding")).isEqualTo("chunked");
    assertThat(ldif.asString()).isEqualTo(file);
  }
}
