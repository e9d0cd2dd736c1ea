package dev.handover.orchestrator.domain.serving;

import dev.handover.orchestrator.domain.DirectoryRequest;
import dev.handover.orchestrator.domain.NodeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a step looks at when all services run. It changes nothing; data only, like every action. */
public sealed interface Examination {
  /**
   * Whether a service of the node serves.
   *
   * @param views the nodes from which to look
   * @param address by which clients find the group
   */
  record Probe(NodeName node, List<NodeName> views, String address, ServiceProbe probe)
      implements Examination {
    public Probe {
      views = List.copyOf(views);
    }
  }

  /** Whether other domain controllers see what was written. */
  record Converge(UUID changeSet, Convergence wanted) implements Examination {}

  /**
   * What in the whole forest still names the former server.
   *
   * @param changeSet of the move after which this is looked for
   */
  record Leftovers(UUID changeSet, DirectoryRequest.Server old, DirectoryRequest.Server successor)
      implements Examination {}

  /** Its kind, as the contract spells it. */
  default String kind() {
    return switch (this) {
      case Probe e -> "PROBE_SERVICE";
      case Converge e -> "CONVERGE";
      case Leftovers e -> "SCAN_LEFTOVERS";
    };
  }

  /** In words. */
  default String title() {
    return switch (this) {
      case Probe e -> "Look whether %s serves on %s".formatted(e.probe().title(), e.node());
      case Converge e ->
          "Wait until domain controllers see what was written (%s)".formatted(e.wanted().policy());
      case Leftovers e -> "Look for what still names %s".formatted(e.old().server());
    };
  }

  /** Its resolved inputs, in a fixed order. */
  default Map<String, String> inputs() {
    Map<String, String> inputs = new LinkedHashMap<>();
    switch (this) {
      case Probe e -> probe(e, inputs);
      case Converge e -> {
        inputs.put("changeSet", e.changeSet().toString());
        inputs.put("policy", e.wanted().policy().name());
        e.wanted().site().ifPresent(site -> inputs.put("site", site));
        inputs.put("deadline", e.wanted().deadline().toString());
      }
      case Leftovers e -> {
        inputs.put("changeSet", e.changeSet().toString());
        inputs.put("old", e.old().server());
        inputs.put("successor", e.successor().server());
      }
    }
    return inputs;
  }

  private static void probe(Probe e, Map<String, String> inputs) {
    ServiceProbe probe = e.probe();
    inputs.put("node", e.node().value());
    inputs.put("from", String.join(", ", e.views().stream().map(NodeName::value).toList()));
    inputs.put("address", e.address());
    inputs.put("port", Integer.toString(probe.port()));
    inputs.put("kind", probe.kind().name());
    probe.expected().text().ifPresent(text -> inputs.put("expect", text));
    probe.expected().status().ifPresent(status -> inputs.put("status", status.toString()));
    probe.expected().path().ifPresent(path -> inputs.put("path", path));
    inputs.put("timeout", probe.timeout().toString());
    inputs.put("within", probe.within().toString());
  }
}
