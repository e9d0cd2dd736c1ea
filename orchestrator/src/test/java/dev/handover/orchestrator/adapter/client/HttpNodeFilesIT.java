package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.NodeFiles;
import dev.handover.orchestrator.domain.NodeFilesContract;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.http.FakesOnly;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The same promises against node-service itself. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class HttpNodeFilesIT extends NodeFilesContract {
  @TempDir Path folder;

  private EmulatedNode machine;
  private NodeRef node;
  private Targets targets;

  @BeforeEach
  void start() throws IOException {
    machine = new EmulatedNode(folder);
    node = Clients.node("exch1", machine.url(), Clients.token(EmulatedNode.TOKEN));
    targets = Clients.targets(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() {
    machine.close();
  }

  @Override
  protected NodeFiles files() {
    return new HttpNodeFiles(targets);
  }

  @Override
  protected NodeRef node() {
    return node;
  }

  @Override
  protected void bringTheDiskOnline() {
    Fence fence = new Fence(Samples.MAIL, new FencingEpoch(1), NodeFilesContract.ISSUER, "alice");
    assertThat(new HttpNodeClient(targets).bringDiskOnline(node, Samples.mail().disk(), fence))
        .isInstanceOf(StepOutcome.Done.class);
  }

  @Override
  protected void letItGoAway() {
    machine.close();
  }

  @Override
  protected void write(String file) {
    try {
      Files.writeString(machine.image().resolve(file.replace('\\', '/')), "content");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Set<String> onDisk() {
    try (Stream<Path> found = Files.walk(machine.image().resolve("Exchsrv"))) {
      return found
          .map(path -> machine.image().relativize(path).toString().replace('/', '\\'))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
