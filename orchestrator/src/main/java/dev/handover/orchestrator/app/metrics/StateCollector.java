package dev.handover.orchestrator.app.metrics;

import dev.handover.orchestrator.domain.BreakerState;
import dev.handover.orchestrator.domain.Freeze;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.readiness.ReadinessReports.Standing;
import dev.handover.orchestrator.domain.telemetry.Backlog;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Reads the state of things when it is asked for, and only then: a group that is gone leaves no row
 * behind, and nothing is older than the scrape. What is on record is asked, and no node.
 */
@ApplicationScoped
class StateCollector extends Collector implements Collector.Describable {
  private static final Logger LOG = Logger.getLogger(StateCollector.class);

  private final Groups groups;
  private final Standings standings;
  private final InstantSource clock;

  StateCollector(Groups groups, Standings standings, InstantSource clock) {
    this.groups = groups;
    this.standings = standings;
    this.clock = clock;
  }

  /** This form of the registry is the one that the platform has, deprecated or not. */
  @SuppressWarnings("deprecation")
  void register(@Observes StartupEvent event, PrometheusMeterRegistry registry) {
    registry.getPrometheusRegistry().register(this);
  }

  /** Nothing is read when it is registered: the store may not be there yet. */
  @Override
  public List<MetricFamilySamples> describe() {
    return List.of();
  }

  @Override
  public List<MetricFamilySamples> collect() {
    List<MetricFamilySamples> all = new ArrayList<>();
    boolean readable = true;
    try {
      all.addAll(groupRows().families());
      all.addAll(queue(standings.backlog().at(clock.instant())));
    } catch (RuntimeException e) {
      LOG.warnf("metrics: the store cannot be read reason=\"%s\"", e.getMessage());
      readable = false;
    }
    all.add(
        new GaugeMetricFamily(
            "handover_store_up", "1 when the store answered this scrape", readable ? 1 : 0));
    boolean open = standings.links().directory() == BreakerState.OPEN;
    all.add(
        new GaugeMetricFamily(
            "handover_directory_breaker_open",
            "1 while calls to directory-service are held back",
            open ? 1 : 0));
    return all;
  }

  private GroupRows groupRows() {
    GroupRows rows = new GroupRows();
    List<Freeze> inForce = standings.freezes().inForce(clock.instant());
    Map<GroupName, Standing> looked = standings.readiness().standings();
    for (Group group : groups.all()) {
      GroupRecord recorded = standings.operations().group(group.name());
      rows.record(group, recorded);
      rows.frozen(group.name(), inForce);
      rows.readiness(group.name(), looked);
      recorded.liveOperation().flatMap(standings.operations()::find).ifPresent(rows::live);
      for (NodeRef node : List.of(group.primary(), group.backup())) {
        rows.breaker(group, node, breaker(node));
      }
    }
    return rows;
  }

  /** A node whose certificates cannot be read has no way to it either. */
  private BreakerState breaker(NodeRef node) {
    try {
      return standings.links().node(node);
    } catch (RuntimeException e) {
      return BreakerState.OPEN;
    }
  }

  private List<MetricFamilySamples> queue(Backlog.Standing queue) {
    Instant now = clock.instant();
    double age =
        queue.oldest().map(since -> Duration.between(since, now).toMillis() / 1_000.0).orElse(0.0);
    return List.of(
        new GaugeMetricFamily(
            "handover_queue_waiting", "Due work that nobody is at yet", (double) queue.waiting()),
        new GaugeMetricFamily(
            "handover_queue_running", "Work that an instance is at", (double) queue.running()),
        new GaugeMetricFamily(
            "handover_queue_age_seconds", "How long the oldest of it has been due", age));
  }
}
