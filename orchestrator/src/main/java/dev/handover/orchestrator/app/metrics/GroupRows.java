package dev.handover.orchestrator.app.metrics;

import dev.handover.orchestrator.domain.BreakerState;
import dev.handover.orchestrator.domain.Freeze;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.readiness.ReadinessLevel;
import dev.handover.orchestrator.domain.readiness.ReadinessReports.Standing;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.GaugeMetricFamily;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rows of one scrape, one or a few for each group. */
final class GroupRows {
  private final GaugeMetricFamily owner =
      family("handover_group_owner", "1 for the node that has the group", "node");
  private final GaugeMetricFamily epoch = family("handover_group_epoch", "Highest epoch issued");
  private final GaugeMetricFamily frozen =
      family("handover_group_frozen", "1 while nothing new may begin");
  private final GaugeMetricFamily readiness =
      family("handover_group_readiness", "1 for the level of the newest report", "level");
  private final GaugeMetricFamily looked =
      family("handover_group_readiness_timestamp_seconds", "When the newest report was made");
  private final GaugeMetricFamily live =
      family("handover_group_operation", "1 for a live operation", "kind", "state");
  private final GaugeMetricFamily breaker =
      family("handover_group_breaker_open", "1 while calls to the node are held back", "node");

  private static GaugeMetricFamily family(String name, String help, String... more) {
    String[] labels = new String[more.length + 1];
    labels[0] = "group";
    System.arraycopy(more, 0, labels, 1, more.length);
    return new GaugeMetricFamily(name, help, List.of(labels));
  }

  List<MetricFamilySamples> families() {
    return List.of(owner, epoch, frozen, readiness, looked, live, breaker);
  }

  void record(Group group, GroupRecord recorded) {
    String name = group.name().value();
    for (NodeRef node : List.of(group.primary(), group.backup())) {
      boolean has = recorded.owner().filter(node.name()::equals).isPresent();
      owner.addMetric(List.of(name, node.name().value()), has ? 1 : 0);
    }
    epoch.addMetric(List.of(name), (double) recorded.epoch().value());
  }

  void frozen(GroupName group, List<Freeze> inForce) {
    boolean holds = inForce.stream().anyMatch(freeze -> freeze.holdsFor(Optional.of(group)));
    frozen.addMetric(List.of(group.value()), holds ? 1 : 0);
  }

  /** A group that was never looked at is as good as unknown. */
  void readiness(GroupName group, Map<GroupName, Standing> standings) {
    Optional<Standing> standing = Optional.ofNullable(standings.get(group));
    ReadinessLevel level = standing.map(Standing::level).orElse(ReadinessLevel.UNKNOWN);
    for (ReadinessLevel each : ReadinessLevel.values()) {
      readiness.addMetric(List.of(group.value(), lower(each)), each == level ? 1 : 0);
    }
    double at = standing.map(Standing::at).map(Instant::getEpochSecond).orElse(0L).doubleValue();
    looked.addMetric(List.of(group.value()), at);
  }

  void live(Operation operation) {
    live.addMetric(
        List.of(
            operation.group().value(), lower(operation.plan().kind()), lower(operation.state())),
        1);
  }

  void breaker(Group group, NodeRef node, BreakerState state) {
    breaker.addMetric(
        List.of(group.name().value(), node.name().value()), state == BreakerState.OPEN ? 1 : 0);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
