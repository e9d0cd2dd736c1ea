package dev.handover.node.http;

import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** What this machine can reach, over HTTP. */
@QuarkusTest
@QuarkusTestResource(LabNode.class)
class ProbesApiTest {
  @Test
  void saysWhatItCanReachAndWhyNot() throws IOException {
    // Given
    int port;
    try (ServerSocket partner = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = partner.getLocalPort();
      probe("operator", "127.0.0.1", port).statusCode(200).body("reachable", equalTo(true));
    }

    // When, Then
    probe("operator", "127.0.0.1", port)
        .statusCode(200)
        .body("reachable", equalTo(false))
        .body("detail", not(blankOrNullString()));
    probe("operator", "no-such-host.invalid", port)
        .body("reachable", equalTo(false))
        .body("detail", equalTo("the name is not known here"));
    probe("viewer", "127.0.0.1", port).statusCode(403).body("code", equalTo("forbidden"));
  }

  private static ValidatableResponse probe(String role, String host, int port) {
    return Caller.as(role)
        .body("{\"host\": \"%s\", \"port\": %d}".formatted(host, port))
        .post("/v1/probes")
        .then();
  }
}
