package dev.handover.orchestrator.domain.audit;

import dev.handover.orchestrator.domain.OperationOrder;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.Waiver;
import dev.handover.orchestrator.domain.audit.AuditFact.Asker;
import dev.handover.orchestrator.domain.audit.AuditFact.Event;
import dev.handover.orchestrator.domain.audit.AuditFact.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The fact that an operation was stored: also of one that nobody asked for by a request of its own,
 * such as a failover that began by itself, or a part of an evacuation or a runbook.
 */
public final class StartedOperation {
  private static final int MOST = 1000;

  private StartedOperation() {}

  /** To be written together with the operation. */
  public static AuditFact of(OperationOrder order) {
    String id = order.id().toString();
    return new AuditFact(
        Event.STARTED,
        order.id(),
        new Asker(order.actor(), Optional.empty()),
        new Target(
            "-",
            "/v1/operations/" + id,
            Optional.of(order.group().value()),
            Optional.of(id),
            Optional.empty()),
        words(order),
        Optional.empty());
  }

  private static Map<String, String> words(OperationOrder order) {
    Plan plan = order.plan();
    Map<String, String> words = new TreeMap<>();
    words.put("kind", plan.kind().name());
    words.put("target", plan.target().value());
    words.put("planHash", plan.hash());
    words.put("reason", cut(order.reason()));
    List<Waiver> waivers = order.waivers();
    if (!waivers.isEmpty()) {
      words.put(
          "overrides",
          cut(
              waivers.stream()
                  .map(w -> w.safeguard() + ": " + w.reason())
                  .collect(Collectors.joining("; "))));
    }
    if (order.needsApproval()) {
      words.put("approval", "needed");
    }
    return words;
  }

  private static String cut(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST);
  }
}
