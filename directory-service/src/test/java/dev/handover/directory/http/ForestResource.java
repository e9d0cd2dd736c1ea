package dev.handover.directory.http;

import dev.handover.directory.Installation;
import dev.handover.directory.TinyForest;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the directory and the installation that the service under test uses. */
public final class ForestResource implements QuarkusTestResourceLifecycleManager {

  private @Nullable TinyForest forest;

  @Override
  public Map<String, String> start() {
    try {
      TinyForest started = TinyForest.start();
      forest = started;
      Map<String, String> properties =
          new HashMap<>(
              Installation.in(Files.createTempDirectory("directory-service-test"))
                  .properties(started.url()));
      properties.put("handover.directory.keep-days", "30");
      return properties;
    } catch (Exception e) {
      throw new IllegalStateException("cannot start the test directory", e);
    }
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(forest, new TestInjector.MatchesType(TinyForest.class));
  }

  @Override
  public void stop() {
    if (forest != null) {
      forest.close();
    }
  }
}
