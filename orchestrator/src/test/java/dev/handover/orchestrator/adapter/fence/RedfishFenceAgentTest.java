package dev.handover.orchestrator.adapter.fence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.handover.orchestrator.adapter.client.Certified;
import dev.handover.orchestrator.domain.FenceAgent;
import dev.handover.orchestrator.domain.FenceAgents;
import dev.handover.orchestrator.domain.FenceAgentsContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A management controller with a certificate of its own, which needs a few looks to be off. */
class RedfishFenceAgentTest extends FenceAgentsContract {
  private static final String SYSTEM = "/redfish/v1/Systems/1";

  @TempDir Path folder;

  private final FenceAgents agents = new ConfiguredFenceAgents(InstantSource.system());
  private HttpServer controller;
  private Certified certified;
  private volatile String power = "On";
  private volatile boolean stuck;
  private volatile String password = SECRET;

  @BeforeEach
  void start() throws IOException, GeneralSecurityException {
    Files.writeString(folder.resolve("password"), SECRET + "\n");
    certified = Certified.as("ip:127.0.0.1");
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certified.tls()));
    server.createContext("/", this::answer);
    server.start();
    controller = server;
  }

  @AfterEach
  void stop() {
    controller.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String word =
        Base64.getEncoder().encodeToString(("fencer:" + password).getBytes(StandardCharsets.UTF_8));
    String path = exchange.getRequestURI().getPath();
    if (!("Basic " + word).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      reply(exchange, 401, "{}");
    } else if (path.equals(SYSTEM)) {
      reply(
          exchange,
          200,
          "{\"PowerState\": \"%s\", \"Actions\": {\"#ComputerSystem.Reset\": {\"target\": \"%s\"}}}"
              .formatted(power, SYSTEM + "/Actions/Reset-it"));
      power = power.equals("PoweringOff") ? "Off" : power;
    } else if (path.equals(SYSTEM + "/Actions/Reset-it") && body.contains("ForceOff")) {
      boolean off = power.equals("Off");
      power = off || stuck ? power : "PoweringOff";
      reply(exchange, off ? 400 : 204, "");
    } else {
      reply(exchange, 404, "{}");
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  protected FenceAgents agents() {
    return agents;
  }

  @Override
  protected FenceAgent agent() {
    return agent(Optional.of(certified.pem()));
  }

  private FenceAgent agent(Optional<Path> trust) {
    URI url = URI.create("https://127.0.0.1:" + controller.getAddress().getPort());
    return new FenceAgent.Redfish(
        url, SYSTEM, "fencer", folder.resolve("password"), trust, Duration.ofSeconds(2));
  }

  @Override
  protected void stick() {
    stuck = true;
  }

  @Override
  protected void goAway() {
    controller.stop(0);
  }

  @Override
  protected void forgetThePassword() {
    password = "another";
  }

  @Override
  protected boolean isOn() {
    return !power.equals("Off");
  }

  @Test
  void tellsAControllerNothingWhoseCertificateIsNotTrusted() {
    assertThat(agents.cutPower(agent(Optional.empty())).toString())
        .contains("the controller does not answer");
    assertThat(isOn()).isTrue();
  }
}
