package dev.handover.node.adapter.emulated;

import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceDependencyContract;
import dev.handover.node.domain.TestService;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** The emulated service manager keeps the whole contract. */
class EmulatedServicesTest extends ServiceDependencyContract {
  @TempDir Path folder;

  private final ManualTime time = new ManualTime();

  @Override
  protected ServiceControlManager withServices(TestService... services) {
    EmulatedLab lab = new EmulatedLab(folder, time);
    lab.writeMachine("exch1", EmulatedLab.yaml(services));
    return lab.open("exch1").services();
  }

  @Override
  protected void pass(Duration duration) {
    time.pass(duration);
  }

  @Override
  protected String program() {
    return "C:\\Program Files\\App\\app.exe";
  }
}
