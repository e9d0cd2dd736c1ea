package dev.handover.orchestrator.adapter.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.orchestrator.adapter.client.CannedServer.Reply;
import dev.handover.orchestrator.domain.Samples;
import java.util.stream.Collectors;

/**
 * A directory-service in memory, as its contract describes it, with one change set of one change
 * for each task.
 */
final class CannedDirectory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55";
  private static final String SET = "/v1/change-sets/" + ID;

  private String desired = "";
  private String conflict = "";
  private String stop = "";
  private int refused;
  private long promised;

  void letSomebodyElseChange(String dn) {
    conflict = dn;
  }

  /** Lets the directory refuse every change. */
  void refuse() {
    refused = 1;
  }

  /** Lets the work on a change set stop before its end. */
  void stop(String reason, boolean retryLater) {
    stop = ", \"lastError\": \"%s\", \"retryLater\": %s".formatted(reason, retryLater);
  }

  Reply reply(String method, String path, String body) throws Exception {
    if (method.equals("GET")) {
      return get(path);
    }
    JsonNode asked = JSON.readTree(body);
    if (path.equals("/v1/change-sets")) {
      return new Reply(201, changeSet());
    }
    long epoch = (asked.has("fence") ? asked.get("fence") : asked).get("epoch").asLong();
    if (epoch < promised) {
      return Reply.problem(409, "stale-epoch", ", \"promisedEpoch\": " + promised);
    }
    promised = epoch;
    if (asked.has("desired")) {
      desired = asked.get("desired").asText();
    }
    if (!path.startsWith(SET)) {
      return new Reply(200, promise());
    }
    return new Reply(stop.isEmpty() ? 200 : 202, changeSet());
  }

  private Reply get(String path) {
    return switch (path) {
      case "/v1/promises" ->
          new Reply(200, "{\"items\": [" + (promised == 0 ? "" : promise()) + "]}");
      case SET + "/changes" -> new Reply(200, changes());
      case SET + "/verification" ->
          new Reply(200, "{\"matching\": 2, \"differing\": 0, \"differences\": []}");
      case SET + "/ldif" -> new Reply(200, "dn: CN=Eva\nchangetype: modify\n");
      default -> Reply.problem(404, "not-found", "");
    };
  }

  private String changes() {
    return """
        {"items": [{"sequence": 1, "task": "transfer-spns", "dn": "%s", "outcome": "%s", "detail": "changed meanwhile",
          "attributes": [{"name": "servicePrincipalName", "binary": false, "before": ["HOST/EXCH1"], "after": []}]}]}"""
        .formatted(
            conflict.isEmpty() ? "CN=EXCH1" : conflict,
            conflict.isEmpty() ? "PENDING" : "CONFLICT");
  }

  private String changeSet() {
    String tasks = Samples.TASKS.stream().map(this::task).collect(Collectors.joining(","));
    return """
        {"id": "%s", "group": "mail", "state": "PREVIEWED", "source": {"computer": "EXCH1", "server": "EXCH1"},
         "target": {"computer": "EXCH2", "server": "EXCH2"}, "createdAt": "2026-11-21T03:00:00Z", "createdBy": "alice",
         "contentHash": "sha256:00", "tasks": [%s], "findings": [] %s}"""
        .formatted(ID, tasks, stop);
  }

  private String task(String name) {
    int conflicts = conflict.isEmpty() ? 0 : 1;
    return """
        {"task": "%s", "total": 1, "pending": 0, "applied": %d, "conflicts": %d, "reverted": %d, "refused": %d}"""
        .formatted(
            name,
            desired.equals("APPLIED") ? 1 - conflicts - refused : 0,
            conflicts,
            desired.equals("REVERTED") ? 1 : 0,
            refused);
  }

  private String promise() {
    return """
        {"group": "mail", "epoch": %d, "issuer": "%s", "promisedAt": "2026-11-21T03:00:00Z"}"""
        .formatted(promised, ID);
  }
}
