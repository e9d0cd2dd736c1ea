package dev.handover.orchestrator.adapter.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.handover.orchestrator.adapter.client.CannedServer.Reply;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.ServiceName;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A node-service in memory, as its contract describes it; enough for one group. */
final class CannedNode {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SERVICES =
      Samples.profile().serviceNames().stream().map(ServiceName::value).toList();

  private final TreeSet<String> running = new TreeSet<>();

  /** Paths of files and directories on the disk. */
  final TreeSet<String> files = new TreeSet<>();

  private boolean disk;
  private boolean address;
  private boolean heldElsewhere;
  private long promised;
  private String issuer = "0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55";

  void serve() {
    running.addAll(SERVICES);
    disk = true;
    address = true;
  }

  void bringTheDiskOnline() {
    disk = true;
  }

  void letAnotherHoldTheDisk() {
    heldElsewhere = true;
  }

  Reply reply(String method, String path, String body) throws Exception {
    if (method.equals("GET")) {
      return get(path);
    }
    JsonNode asked = JSON.readTree(body);
    JsonNode fence = asked.has("fence") ? asked.get("fence") : asked;
    if (fence.get("epoch").asLong() < promised) {
      return Reply.problem(409, "stale-epoch", ", \"promisedEpoch\": " + promised);
    }
    promised = fence.get("epoch").asLong();
    issuer = fence.get("issuer").asText();
    return put(path, asked);
  }

  private Reply get(String path) {
    return switch (path) {
      case "/v1/node" ->
          ok(
              """
              {"name": "exch1", "version": "1", "adapter": "EMULATED", "bootId": "b", "startedAt": "2026-11-21T02:59:58Z", "now": "2026-11-21T03:00:00Z"}""");
      case "/v1/promises" -> ok("{\"items\": [" + (promised == 0 ? "" : promise()) + "]}");
      case "/v1/services" ->
          ok(
              SERVICES.stream()
                  .map(this::service)
                  .collect(Collectors.joining(",", "{\"items\": [", "]}")));
      case "/v1/disks/exchange-data" -> ok(disk());
      case "/v1/leases" -> ok("{\"items\": [" + lease + "]}");
      case "/v1/addresses/192.0.2.50" -> ok(address());
      default -> Reply.problem(404, "not-found", "");
    };
  }

  private Reply put(String path, JsonNode asked) {
    String desired = asked.has("desired") ? asked.get("desired").asText() : "";
    String[] parts = path.split("/", -1);
    return switch (parts[2]) {
      case "promises" -> ok(promise());
      case "services" -> service(parts[3], desired.equals("RUNNING"));
      case "disks" -> disk(desired.equals("ONLINE"));
      case "addresses" -> {
        address = desired.equals("PRESENT");
        yield ok(address());
      }
      case "releases" -> release();
      case "leases" -> lease(asked);
      case "groups" -> disk ? files(parts[4], asked) : Reply.problem(409, "disk-not-online", "");
      default -> Reply.problem(404, "not-found", "");
    };
  }

  private Reply service(String name, boolean run) {
    boolean changed = run ? running.add(name) : running.remove(name);
    return ok(service(name) + (changed ? "" : " "));
  }

  private Reply disk(boolean online) {
    if (online && heldElsewhere) {
      return Reply.problem(409, "disk-held-elsewhere", "");
    }
    if (!online && !running.isEmpty()) {
      String holders =
          ", \"errors\": [{\"where\": \"X:/mdbdata/priv1.edb\", \"detail\": \"open by "
              + running
              + "\"}]";
      return Reply.problem(409, "disk-in-use", holders);
    }
    disk = online;
    return ok(disk());
  }

  private String lease = "";
  private int renewals;

  private Reply release() {
    return disk || address || !running.isEmpty()
        ? Reply.problem(409, "not-released", "")
        : ok(
            """
            {"node": "exch1", "bootId": "b", "group": "mail", "epoch": %d, "confirmedAt": "2026-11-21T03:00:00Z"}"""
                .formatted(promised));
  }

  private Reply lease(JsonNode asked) {
    String held = lease.contains("HELD") ? expiry() : "NONE";
    if (asked.hasNonNull("replaces") && !asked.get("replaces").asText().equals(held)) {
      return Reply.problem(409, "lease-changed", "");
    }
    renewals++;
    lease =
        """
        {"group": "mail", "epoch": %d, "state": "%s", "expiresAt": "%s"}"""
            .formatted(promised, asked.get("seconds").asInt() == 0 ? "ENDED" : "HELD", expiry());
    return ok(lease);
  }

  private String expiry() {
    return "2026-11-21T03:00:%02dZ".formatted(renewals);
  }

  private Reply files(String what, JsonNode asked) {
    return switch (what) {
      case "directories" -> directories(asked.get("directories"));
      case "absent-files" -> absent(asked.get("paths"));
      default -> Reply.problem(404, "not-found", "");
    };
  }

  private Reply directories(JsonNode asked) {
    ArrayNode items = JSON.createArrayNode();
    for (JsonNode directory : asked) {
      String path = directory.get("path").asText();
      items.addObject().put("path", path).put("created", files.add(path)).putArray("access");
    }
    return listed("", items);
  }

  private Reply absent(JsonNode asked) {
    ArrayNode items = JSON.createArrayNode();
    for (JsonNode path : asked) {
      String regex = Pattern.quote(path.asText()).replace("*", "\\E.*\\Q");
      List<String> found = files.stream().filter(file -> file.matches(regex)).toList();
      found.forEach(file -> items.addObject().put("path", file).put("outcome", "REMOVED"));
      if (found.isEmpty()) {
        items.addObject().put("path", path.asText()).put("outcome", "ABSENT");
      }
      files.removeAll(found);
    }
    return listed("\"preview\": false, ", items);
  }

  private static Reply listed(String more, ArrayNode items) {
    return ok(
        "{\"group\": \"mail\", \"disk\": \"exchange-data\", " + more + "\"items\": " + items + "}");
  }

  private String promise() {
    return """
        {"group": "mail", "epoch": %d, "issuer": "%s", "promisedAt": "2026-11-21T03:00:00Z"}"""
        .formatted(promised, issuer);
  }

  private String service(String name) {
    return """
        {"name": "%s", "state": "%s", "startType": "MANUAL", "dependsOn": []}"""
        .formatted(name, running.contains(name) ? "RUNNING" : "STOPPED");
  }

  private String disk() {
    return """
        {"id": "exchange-data", "state": "%s", "openFiles": []}"""
        .formatted(disk ? "ONLINE" : "OFFLINE");
  }

  private String address() {
    return """
        {"address": "192.0.2.50", "state": "%s"}"""
        .formatted(address ? "PRESENT" : "ABSENT");
  }

  private static Reply ok(String body) {
    return new Reply(200, body);
  }
}
