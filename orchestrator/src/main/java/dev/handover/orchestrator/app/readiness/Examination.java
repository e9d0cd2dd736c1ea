package dev.handover.orchestrator.app.readiness;

import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeClient;
import dev.handover.orchestrator.domain.Operations;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** All that is looked at. */
@ApplicationScoped
class Examination {
  private final NodeClient nodes;
  private final Operations operations;
  private final Places places;
  private final ReadinessConfig config;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Examination(NodeClient nodes, Operations operations, Places places, ReadinessConfig config) {
    this.nodes = nodes;
    this.operations = operations;
    this.places = places;
    this.config = config;
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }

  /** Where to look. */
  @ApplicationScoped
  static class Places {
    private final NodeLooks nodes;
    private final DirectoryLooks directory;
    private final TermLooks terms;
    private final RecordLooks records;

    Places(NodeLooks nodes, DirectoryLooks directory, TermLooks terms, RecordLooks records) {
      this.nodes = nodes;
      this.directory = directory;
      this.terms = terms;
      this.records = records;
    }

    List<Look> of(Group group, Occasion occasion, ReadinessConfig config) {
      return Stream.of(
              nodes.of(group),
              directory.of(group, occasion, config),
              terms.of(group, occasion, config),
              records.of(group, occasion, config))
          .flatMap(List::stream)
          .toList();
    }
  }

  Survey.Seen of(Group group, Occasion occasion) {
    Survey survey =
        new Survey(
            node -> nodes.observe(group, node), () -> operations.group(group.name()), threads);
    return survey.of(group, places.of(group, occasion, config), config.limit());
  }

  /** For how long a reading of the whole directory may be relied on. */
  Duration rereads() {
    return config.leftovers();
  }

  /** How long reports are kept. */
  Duration keep() {
    return config.keep();
  }
}
