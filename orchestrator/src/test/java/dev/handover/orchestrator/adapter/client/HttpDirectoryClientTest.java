package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.ChangeSetGoal;
import dev.handover.orchestrator.domain.DirectoryClient;
import dev.handover.orchestrator.domain.DirectoryClientContract;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.http.FakesOnly;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The HTTP client keeps what the port promises. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class HttpDirectoryClientTest extends DirectoryClientContract {
  private static final UUID ID = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");
  private static final Fence FENCE = new Fence(Samples.MAIL, new FencingEpoch(1), ID, "alice");

  private final CannedDirectory directory = new CannedDirectory();
  private final CannedServer server = new CannedServer(directory::reply);
  private final HttpDirectoryClient client =
      new HttpDirectoryClient(Clients.targets(server.url(), Duration.ofSeconds(30)));

  @AfterEach
  void close() {
    server.close();
  }

  @Override
  protected DirectoryClient client() {
    return client;
  }

  @Override
  protected void letSomebodyElseChange(String what) {
    directory.letSomebodyElseChange(what);
  }

  private StepOutcome applied() {
    return client.bringTask(ID, Samples.TASKS.getFirst(), ChangeSetGoal.APPLIED, FENCE);
  }

  @Test
  void failsWhereTheDirectoryRefusedEveryChange() {
    // Given
    directory.refuse();
    // Then
    assertThat(applied())
        .isInstanceOfSatisfying(
            StepOutcome.Failed.class,
            failed -> assertThat(failed.toString()).contains("0 of 1 entries", "1 refused"));
  }

  @Test
  void failsWithTheReasonThatSomebodyHasToCure() {
    // Given
    directory.refuse();
    directory.stop("1 changes were not made; the first: CN=Eva: (50) no right", false);
    // Then
    assertThat(applied())
        .isInstanceOfSatisfying(
            StepOutcome.Failed.class,
            failed -> assertThat(failed.toString()).contains("CN=Eva", "no right"));
  }

  @Test
  void neverCallsWorkUnsentThatWasAnsweredBeforeTheDirectoryDied() throws Exception {
    // Given: it answers once, and nobody listens when the conflicts are asked for
    directory.letSomebodyElseChange("CN=Eva");
    try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread dying = Thread.ofVirtual().start(() -> answerAndDie(once));
      HttpDirectoryClient dead =
          new HttpDirectoryClient(
              Clients.targets(
                  URI.create("http://127.0.0.1:" + once.getLocalPort()), Duration.ofSeconds(30)));
      // When
      StepOutcome outcome =
          dead.bringTask(ID, Samples.TASKS.getFirst(), ChangeSetGoal.APPLIED, FENCE);
      dying.join();
      // Then
      assertThat(outcome)
          .isInstanceOfSatisfying(
              StepOutcome.RetryLater.class, later -> assertThat(later.unsent()).isFalse());
    }
  }

  private void answerAndDie(ServerSocket listening) {
    try (Socket client = listening.accept()) {
      listening.close();
      BufferedReader request =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      String line = request.readLine();
      int length = 0;
      while (!line.isEmpty()) {
        String[] header = line.toLowerCase(Locale.ROOT).split(": ", 2);
        length = header[0].equals("content-length") ? Integer.parseInt(header[1]) : length;
        line = request.readLine();
      }
      char[] body = new char[length];
      for (int read = 0; read < length; ) {
        read += request.read(body, read, length - read);
      }
      String answer =
          directory.reply("PUT", "/v1/change-sets/" + ID + "/state", new String(body)).body();
      String head =
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
              + "Content-Length: %d\r\n\r\n".formatted(answer.length());
      client.getOutputStream().write((head + answer).getBytes(StandardCharsets.US_ASCII));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void waitsForADomainControllerThatDoesNotAnswer() {
    // Given
    directory.stop("dc1 gives no answer", true);
    // Then
    assertThat(applied())
        .isInstanceOfSatisfying(
            StepOutcome.RetryLater.class,
            later -> assertThat(later.toString()).contains("dc1 gives no answer"));
  }
}
