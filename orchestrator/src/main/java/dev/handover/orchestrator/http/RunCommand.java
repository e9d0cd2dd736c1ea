package dev.handover.orchestrator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.api.orchestrator.model.Attestation;
import dev.handover.api.orchestrator.model.OperationOverride;
import dev.handover.api.orchestrator.model.Plan;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The request that runs a plan, as a command for a shell (POSIX) that can be copied as it is. The
 * key is part of it, so that the same command, entered again, continues the same operation.
 *
 * @param service where this service was asked for the plan
 * @param key the idempotency key of the run
 * @param attestation what was attested when the plan was asked for; the run needs it as well
 * @param overrides what was set aside when the plan was asked for; likewise
 */
record RunCommand(
    URI service, UUID key, Optional<Attestation> attestation, List<OperationOverride> overrides) {

  /** One command over several lines. */
  String of(Plan plan) {
    URI path = service.resolve("/v1/groups/" + plan.group() + "/operations");
    String authority = "https".equals(service.getScheme()) ? "--cacert CA_FILE " : "";
    return String.join(
            " \\\n    ",
            List.of(
                "  curl -sS " + authority + "-X POST " + quoted(path.toString()),
                "-H \"Authorization: Bearer $(cat TOKEN_FILE)\"",
                "-H 'Content-Type: application/json'",
                "-H " + quoted("Idempotency-Key: " + key),
                "-d " + quoted(body(plan).toString())))
        + "\n";
  }

  private ObjectNode body(Plan plan) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    String runbook = plan.runbook();
    body.put("kind", plan.kind().toString())
        .put(runbook == null ? "target" : "runbook", runbook == null ? plan.target() : runbook)
        .put("reason", "say why")
        .put("planHash", plan.hash());
    attestation.ifPresent(
        word ->
            body.putObject("attestation")
                .put("statement", word.statement().toString())
                .put("reason", word.reason()));
    if (!overrides.isEmpty()) {
      ArrayNode named = body.putArray("overrides");
      overrides.forEach(
          o -> named.addObject().put("name", o.name().toString()).put("reason", o.reason()));
    }
    return body;
  }

  /** In single quotes, in which a shell changes nothing; what others wrote stays on one line. */
  private static String quoted(String text) {
    return "'" + Layout.printable(text).replace("'", "'\\''") + "'";
  }
}
