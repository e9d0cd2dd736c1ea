package dev.handover.orchestrator.adapter.client;

import dev.handover.orchestrator.domain.NodeFiles;
import dev.handover.orchestrator.domain.NodeFilesContract;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.http.FakesOnly;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** The HTTP client keeps what the port promises. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class HttpNodeFilesTest extends NodeFilesContract {
  private final CannedNode machine = new CannedNode();
  private final CannedServer server = new CannedServer(machine::reply);
  private final Path token = Clients.token("hnd_one");
  private final HttpNodeFiles client =
      new HttpNodeFiles(Clients.targets(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(30)));

  @AfterEach
  void close() {
    server.close();
  }

  @Override
  protected NodeFiles files() {
    return client;
  }

  @Override
  protected NodeRef node() {
    return Clients.node("exch1", server.url(), token);
  }

  @Override
  protected void bringTheDiskOnline() {
    machine.bringTheDiskOnline();
  }

  @Override
  protected void letItGoAway() {
    server.close();
  }

  @Override
  protected void write(String file) {
    machine.files.add(file);
  }

  @Override
  protected Set<String> onDisk() {
    return machine.files;
  }
}
