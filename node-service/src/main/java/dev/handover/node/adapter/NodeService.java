package dev.handover.node.adapter;

import com.sun.jna.Platform;
import dev.handover.node.adapter.install.HttpLiveness;
import dev.handover.node.adapter.install.InstallCommands;
import dev.handover.node.adapter.install.NoHost;
import dev.handover.node.adapter.install.Registration;
import dev.handover.node.adapter.windows.ServiceConsole;
import dev.handover.node.adapter.windows.WindowsHost;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the process begins. Without words it serves; with words it installs, upgrades or uninstalls
 * itself, for which nothing of the service is started.
 */
@QuarkusMain
public final class NodeService {
  private NodeService() {}

  public static void main(String... words) {
    if (words.length == 0) {
      Quarkus.run();
      return;
    }
    if (List.of(words).equals(List.of(Registration.UNDER_HOST))) {
      ServiceConsole.leave();
      HostStop.offer(Quarkus::asyncExit);
      Quarkus.run(null, NodeService::endUnderHost);
      return;
    }
    System.exit(InstallCommands.run(machine(), words));
  }

  /**
   * An orderly end returns to the host, which reports it. Any other end takes the process along, so
   * that the service manager sees a failure and starts the service again.
   */
  private static void endUnderHost(int exitCode, @Nullable Throwable failure) {
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  private static InstallCommands.Machine machine() {
    ThreadWaiting waiting = new ThreadWaiting();
    return new InstallCommands.Machine(
        Platform.isWindows() ? new WindowsHost(waiting) : new NoHost(),
        new HttpLiveness(),
        waiting,
        Clock.systemUTC(),
        System.getProperty("java.class.path", ""));
  }
}
