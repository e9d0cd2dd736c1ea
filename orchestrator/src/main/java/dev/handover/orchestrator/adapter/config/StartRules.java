package dev.handover.orchestrator.adapter.config;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start in a way that would not be safe; every reason names the property and the cure.
 */
@ApplicationScoped
class StartRules {
  private static final int BEFORE_ALL_OTHERS = 1;

  private final String mode;
  private final String insecureRequests;
  private final URI directory;

  @Inject
  StartRules(
      @ConfigProperty(name = "handover.mode", defaultValue = "production") String mode,
      @ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = "enabled")
          String insecureRequests,
      @ConfigProperty(name = "handover.directory.url", defaultValue = "http://127.0.0.1:8081")
          URI directory) {
    this.mode = mode;
    this.insecureRequests = insecureRequests;
    this.directory = directory;
  }

  void check(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) {
    List<String> faults = faults();
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "The orchestrator does not start:\n  " + String.join("\n  ", faults));
    }
  }

  /** Everything that forbids the start. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!mode.equals("lab") && !mode.equals("production")) {
      faults.add(
          "handover.mode is '"
              + mode
              + "'. Set it to production, or to lab for trying things out.");
    }
    if (mode.equals("lab")) {
      return faults;
    }
    if (!insecureRequests.equals("disabled")) {
      faults.add(
          "quarkus.http.insecure-requests is '"
              + insecureRequests
              + "', so tokens could travel unencrypted. Set it to disabled and give a certificate"
              + " (quarkus.tls.key-store.pem.0.cert and .key), or set handover.mode=lab.");
    }
    if (!"https".equals(directory.getScheme())) {
      faults.add(
          "handover.directory.url is "
              + directory
              + ", which is not encrypted. Use https:, or set handover.mode=lab.");
    }
    return faults;
  }
}
