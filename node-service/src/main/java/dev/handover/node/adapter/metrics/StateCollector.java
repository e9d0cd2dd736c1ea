package dev.handover.node.adapter.metrics;

import dev.handover.node.domain.EpochPromise;
import dev.handover.node.domain.NodeIdentity;
import dev.handover.node.domain.PromisedEpochs;
import dev.handover.node.domain.SourceLease;
import dev.handover.node.domain.SourceLeases;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * Tells what this node has promised. Services and disk are not asked for it: a scrape every few
 * seconds is no reason to open them.
 */
@Singleton
class StateCollector extends Collector implements Collector.Describable {
  private final PromisedEpochs promises;
  private final SourceLeases leases;
  private final NodeIdentity identity;
  private final InstantSource clock;

  StateCollector(
      PromisedEpochs promises, SourceLeases leases, NodeIdentity identity, InstantSource clock) {
    this.promises = promises;
    this.leases = leases;
    this.identity = identity;
    this.clock = clock;
  }

  /** This form of the registry is the one that the platform has, deprecated or not. */
  @SuppressWarnings("deprecation")
  void register(@Observes StartupEvent event, PrometheusMeterRegistry registry) {
    registry.getPrometheusRegistry().register(this);
  }

  /** Nothing is read when it is registered. */
  @Override
  public List<MetricFamilySamples> describe() {
    return List.of();
  }

  @Override
  public List<MetricFamilySamples> collect() {
    GaugeMetricFamily info =
        new GaugeMetricFamily(
            "handover_node_info", "Which node this is", List.of("node", "version", "adapter"));
    info.addMetric(
        List.of(
            identity.name(),
            identity.version(),
            identity.adapter().name().toLowerCase(Locale.ROOT)),
        1);
    return List.of(info, promised(), states(), remaining());
  }

  private GaugeMetricFamily promised() {
    GaugeMetricFamily epochs =
        new GaugeMetricFamily(
            "handover_node_promised_epoch", "Highest epoch promised", List.of("group"));
    for (EpochPromise promise : promises.all()) {
      epochs.addMetric(List.of(promise.group().value()), (double) promise.epoch().value());
    }
    return epochs;
  }

  private GaugeMetricFamily states() {
    GaugeMetricFamily states =
        new GaugeMetricFamily(
            "handover_node_lease",
            "1 for the state of the source lease",
            List.of("group", "state"));
    for (SourceLease lease : leases.all()) {
      for (SourceLease.State each : SourceLease.State.values()) {
        states.addMetric(
            List.of(lease.fence().group().value(), each.name().toLowerCase(Locale.ROOT)),
            each == lease.state() ? 1 : 0);
      }
    }
    return states;
  }

  /** Only of leases that are held: the time of the others is over. */
  private GaugeMetricFamily remaining() {
    GaugeMetricFamily remaining =
        new GaugeMetricFamily(
            "handover_node_lease_remaining_seconds",
            "Until this node lets go unless the lease is renewed",
            List.of("group"));
    for (SourceLease lease : leases.all()) {
      if (lease.state() == SourceLease.State.HELD) {
        remaining.addMetric(
            List.of(lease.fence().group().value()),
            Duration.between(clock.instant(), lease.expiresAt()).toMillis() / 1_000.0);
      }
    }
    return remaining;
  }
}
