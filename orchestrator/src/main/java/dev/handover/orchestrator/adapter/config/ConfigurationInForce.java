package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.adapter.config.ConfigurationFiles.Contents;
import dev.handover.orchestrator.domain.Configuration;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Runbook;
import dev.handover.orchestrator.domain.events.Subscription;
import dev.handover.orchestrator.domain.trigger.Trigger;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Groups and profiles in force. The service does not start with files that are wrong, and keeps the
 * old ones on reload.
 */
@Startup(ConfigurationInForce.BEFORE_ANY_WORK)
@ApplicationScoped
class ConfigurationInForce implements Configuration {
  /** Wrong files must stop the start before the engine picks up what is due. */
  static final int BEFORE_ANY_WORK = 10;

  private static final Logger LOG = Logger.getLogger(ConfigurationInForce.class);

  private final Path configDir;
  private final boolean plainAllowed;
  private volatile Contents inForce = Contents.NONE;

  @Inject
  ConfigurationInForce(
      @ConfigProperty(name = "handover.orchestrator.config-dir", defaultValue = "config")
          Path configDir,
      @ConfigProperty(name = "handover.mode", defaultValue = "production") String mode) {
    this.configDir = configDir;
    this.plainAllowed = "lab".equals(mode);
  }

  /**
   * Refuses to start with wrong files; the message has all that is wrong, because a person reads it
   * on a console.
   */
  @PostConstruct
  void start() {
    try {
      reload();
    } catch (ProblemException e) {
      String faults =
          e.problem().errors().stream()
              .map(ConfigurationInForce::line)
              .collect(Collectors.joining("\n"));
      throw new IllegalStateException(
          "The configuration in " + configDir.toAbsolutePath() + " is not valid:\n" + faults, e);
    }
  }

  private static String line(Problem.Item item) {
    return "  " + item.where() + " " + item.detail() + "\n    Cure: " + item.cure();
  }

  @Override
  public synchronized void reload() {
    inForce = ConfigurationFiles.read(configDir, plainAllowed);
    LOG.infof(
        "configuration in force groups=%d profiles=%d",
        inForce.groups().size(), inForce.profiles().size());
  }

  List<Group> groups() {
    return inForce.groups();
  }

  List<Runbook> runbooks() {
    return inForce.runbooks();
  }

  List<Subscription> subscriptions() {
    return inForce.subscriptions();
  }

  List<Trigger> triggers() {
    return inForce.triggers();
  }

  List<ProfileFile> profiles() {
    return inForce.profiles();
  }
}
