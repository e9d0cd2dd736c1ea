package dev.handover.orchestrator.adapter.fence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.orchestrator.domain.FenceAgent;
import dev.handover.orchestrator.domain.PowerState;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * A computer system behind Redfish: `ComputerSystem.Reset` with `ForceOff`, and `PowerState` (DMTF
 * DSP0268). Follows no redirection, because the password would go with it.
 */
final class RedfishSwitch implements PowerSwitch {
  private static final int MAX_BYTES = 1_048_576;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final String RESET = "#ComputerSystem.Reset";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FenceAgent.Redfish agent;

  RedfishSwitch(FenceAgent.Redfish agent) {
    this.agent = agent;
  }

  @Override
  public void off(Duration limit) throws FenceFault {
    try (HttpClient http = client()) {
      JsonNode system = read(http, limit);
      HttpRequest reset =
          request(resetTarget(system), limit)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"ResetType\":\"ForceOff\"}"))
              .build();
      Reply reply = send(http, reset);
      // Some controllers refuse to cut the power of what has none.
      if (reply.status() >= 300 && power(read(http, limit)) != PowerState.OFF) {
        throw new FenceFault("the controller answered ForceOff with %d".formatted(reply.status()));
      }
    }
  }

  @Override
  public PowerState read(Duration limit) throws FenceFault {
    try (HttpClient http = client()) {
      return power(read(http, limit));
    }
  }

  private JsonNode read(HttpClient http, Duration limit) throws FenceFault {
    Reply reply = send(http, request(agent.url().resolve(agent.system()), limit).GET().build());
    if (reply.status() != 200) {
      throw new FenceFault(
          "the controller answered %s with %d%s"
              .formatted(
                  agent.system(),
                  reply.status(),
                  reply.status() == 401 ? ": it does not know user and password" : ""));
    }
    try {
      return JSON.readTree(reply.body());
    } catch (JsonProcessingException e) {
      throw new FenceFault("the controller's answer is not JSON");
    }
  }

  /** PoweringOff is not off yet. */
  private static PowerState power(JsonNode system) throws FenceFault {
    String power = system.path("PowerState").asText("");
    if (power.isEmpty()) {
      throw new FenceFault("the controller does not say a PowerState");
    }
    return power.equals("Off") ? PowerState.OFF : PowerState.ON;
  }

  /** A path on the same controller, whatever it says: the password goes nowhere else. */
  private URI resetTarget(JsonNode system) throws FenceFault {
    String own = agent.system() + "/Actions/ComputerSystem.Reset";
    String target = system.path("Actions").path(RESET).path("target").asText(own);
    if (!target.matches("/[A-Za-z0-9._/-]{1,500}") || target.startsWith("//")) {
      throw new FenceFault("the controller names no path to reset the system");
    }
    return agent.url().resolve(target);
  }

  private HttpRequest.Builder request(URI uri, Duration limit) throws FenceFault {
    String word = agent.username() + ":" + new PasswordFile(agent.passwordFile()).read();
    String basic = Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(uri)
        .timeout(limit)
        .header("Accept", "application/json")
        .header("Authorization", "Basic " + basic);
  }

  private record Reply(int status, String body) {}

  private static Reply send(HttpClient http, HttpRequest request) throws FenceFault {
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] read = body.readNBytes(MAX_BYTES);
        return new Reply(response.statusCode(), new String(read, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new FenceFault("the controller does not answer: " + why);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FenceFault("interrupted");
    }
  }

  private HttpClient client() throws FenceFault {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1);
    if (agent.trustCertificates().isPresent()) {
      client.sslContext(ControllerTrust.of(agent.trustCertificates().get()));
    }
    return client.build();
  }
}
