package dev.handover.directory.app.metrics;

import dev.handover.directory.app.ChangeWriter;
import dev.handover.directory.app.Runs;
import dev.handover.directory.domain.EpochPromise;
import dev.handover.directory.domain.PromisedEpochs;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Reads the state of things when it is asked for; the directory itself is not asked. */
@Singleton
class StateCollector extends Collector implements Collector.Describable {
  private static final Logger LOG = Logger.getLogger(StateCollector.class);

  private final PromisedEpochs promises;
  private final ChangeWriter writer;
  private final Runs runs;

  StateCollector(PromisedEpochs promises, ChangeWriter writer, Runs runs) {
    this.promises = promises;
    this.writer = writer;
    this.runs = runs;
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
    all.add(gauge("running", "Runs that this instance is at", runs.count()));
    all.add(gauge("writes_in_flight", "Writes not answered yet", writer.load().inFlight()));
    all.add(gauge("write_limit", "Writes there is room for now", writer.load().limit()));
    boolean readable = true;
    try {
      all.add(promised());
    } catch (RuntimeException e) {
      LOG.warnf("metrics: the store cannot be read reason=\"%s\"", e.getMessage());
      readable = false;
    }
    all.add(
        new GaugeMetricFamily(
            "handover_store_up", "1 when the store answered this scrape", readable ? 1 : 0));
    return all;
  }

  private static GaugeMetricFamily gauge(String name, String help, double value) {
    return new GaugeMetricFamily("handover_directory_" + name, help, value);
  }

  private GaugeMetricFamily promised() {
    GaugeMetricFamily epochs =
        new GaugeMetricFamily(
            "handover_directory_promised_epoch", "Highest epoch promised", List.of("group"));
    for (EpochPromise promise : promises.all()) {
      epochs.addMetric(List.of(promise.group().value()), (double) promise.epoch().value());
    }
    return epochs;
  }
}
