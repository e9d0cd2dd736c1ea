package dev.handover.orchestrator.adapter.client;

import dev.handover.orchestrator.domain.DirectoryClient;
import dev.handover.orchestrator.domain.DirectoryClientContract;
import dev.handover.orchestrator.http.FakesOnly;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** The HTTP client keeps what the port promises. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class HttpDirectoryClientTest extends DirectoryClientContract {
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
}
