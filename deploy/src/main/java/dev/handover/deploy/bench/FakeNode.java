package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One node of one group, in memory. */
final class FakeNode {
  /** What every group consists of. */
  static final List<String> SERVICES = List.of("Store", "Transport", "Search");

  private static final long SERVICE_MILLIS = 200;
  private static final long DISK_MILLIS = 100;
  private static final long ADDRESS_MILLIS = 50;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String name;
  private final String bootId = UUID.randomUUID().toString();
  private final String startedAt = Instant.now().toString();
  private final Map<String, Boolean> running = new LinkedHashMap<>();
  private boolean online;
  private boolean present;
  private long epoch;
  private String issuer = "";
  private String group = "";

  FakeNode(String name, boolean active) {
    this.name = name;
    SERVICES.forEach(service -> running.put(service, active));
    this.online = active;
    this.present = active;
  }

  String name() {
    return name;
  }

  /** False when a newer epoch was promised, or this one to somebody else. */
  synchronized boolean promise(String asking, JsonNode fence) {
    long asked = fence.path("epoch").asLong();
    String by = fence.path("issuer").asText();
    if (asked < epoch || (asked == epoch && !by.equals(issuer))) {
      return false;
    }
    epoch = asked;
    issuer = by;
    group = asking;
    return true;
  }

  /** What is there; null for what this node does not have. */
  synchronized @Nullable ObjectNode get(URI uri) {
    String path = uri.getPath();
    if (path.equals("/v1/node")) {
      return JSON.objectNode()
          .put("name", name)
          .put("version", "bench")
          .put("adapter", "EMULATED")
          .put("bootId", bootId)
          .put("startedAt", startedAt)
          .put("now", Instant.now().toString());
    }
    if (path.equals("/v1/promises")) {
      ObjectNode all = JSON.objectNode();
      ArrayNode items = all.putArray("items");
      if (epoch > 0) {
        items.add(promised());
      }
      return all;
    }
    if (path.equals("/v1/services")) {
      ObjectNode all = JSON.objectNode();
      ArrayNode items = all.putArray("items");
      running.keySet().forEach(service -> items.add(service(service)));
      return all;
    }
    return thing(path);
  }

  private @Nullable ObjectNode thing(String path) {
    String last = path.replaceFirst("/state$", "").replaceFirst(".*/", "");
    if (path.startsWith("/v1/disks/")) {
      return disk(last);
    }
    if (path.startsWith("/v1/addresses/")) {
      return JSON.objectNode().put("address", last).put("state", present ? "PRESENT" : "ABSENT");
    }
    return path.startsWith("/v1/services/") && running.containsKey(last) ? service(last) : null;
  }

  /** Does what is asked, in the time that it takes; null for what this node does not have. */
  @Nullable ObjectNode put(String path, String asking, JsonNode asked) {
    if (path.startsWith("/v1/promises/")) {
      synchronized (this) {
        return promised();
      }
    }
    if (path.startsWith("/v1/releases/")) {
      return holds()
          ? FakeNodes.problem("not-released", name + " holds it")
          : JSON.objectNode()
              .put("node", name)
              .put("bootId", bootId)
              .put("group", asking)
              .put("epoch", asked.path("epoch").asLong())
              .put("confirmedAt", Instant.now().toString());
    }
    spend(path);
    return change(path, asked.path("desired").asText());
  }

  private synchronized boolean holds() {
    return online || present || running.containsValue(true);
  }

  private synchronized @Nullable ObjectNode change(String path, String desired) {
    switch (desired) {
      case "ONLINE", "OFFLINE" -> online = desired.equals("ONLINE");
      case "PRESENT", "ABSENT" -> present = desired.equals("PRESENT");
      default -> {
        String service = path.replaceFirst("/state$", "").replaceFirst(".*/", "");
        running.replace(service, desired.equals("RUNNING"));
      }
    }
    return thing(path);
  }

  private static void spend(String path) {
    long rest = path.startsWith("/v1/disks/") ? DISK_MILLIS : ADDRESS_MILLIS;
    try {
      Thread.sleep(path.startsWith("/v1/services/") ? SERVICE_MILLIS : rest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ObjectNode promised() {
    return JSON.objectNode()
        .put("group", group)
        .put("epoch", epoch)
        .put("issuer", issuer)
        .put("promisedAt", startedAt);
  }

  private ObjectNode service(String service) {
    ObjectNode status = JSON.objectNode().put("name", service);
    status.put("state", Boolean.TRUE.equals(running.get(service)) ? "RUNNING" : "STOPPED");
    status.put("startType", "MANUAL").putArray("dependsOn");
    return status;
  }

  private ObjectNode disk(String id) {
    ObjectNode status = JSON.objectNode().put("id", id);
    status.put("state", online ? "ONLINE" : "OFFLINE").putArray("openFiles");
    return status;
  }
}
