package dev.handover.orchestrator.adapter.client;

import dev.handover.orchestrator.domain.NodeClient;
import dev.handover.orchestrator.domain.NodeClientContract;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.http.FakesOnly;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** The HTTP client keeps what the port promises. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class HttpNodeClientTest extends NodeClientContract {
  private final CannedNode machine = new CannedNode();
  private final CannedServer server = new CannedServer(machine::reply);
  private final Path token = Clients.token("hnd_one");
  private final HttpNodeClient client =
      new HttpNodeClient(Clients.targets(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(30)));

  @AfterEach
  void close() {
    server.close();
  }

  @Override
  protected NodeClient client() {
    return client;
  }

  @Override
  protected NodeRef node() {
    return Clients.node("exch1", server.url(), token);
  }

  @Override
  protected void letItServe() {
    machine.serve();
  }

  @Override
  protected void letItGoAway() {
    server.close();
  }

  @Override
  protected void letAnotherHoldTheDisk() {
    machine.letAnotherHoldTheDisk();
  }
}
