package dev.handover.deploy.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.deploy.client.Api;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Generation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Change sets of directory-service, asked for directly: no orchestrator, no nodes. */
public final class ChangeSets {
  private static final List<String> REFERENCES =
      List.of("public-store-defaults", "site-folder-server", "source-bridgeheads");

  /** A preview of 100,000 mailboxes is one request. */
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(30);

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Api api;
  private final Forest forest;
  private final String issuer;

  /** Change sets of a suite whose directory-service runs. */
  public ChangeSets(Suite suite) {
    this(suite, UUID.randomUUID().toString());
  }

  private ChangeSets(Suite suite, String issuer) {
    this.api =
        Api.of(suite.directory().uri(), suite.tokenFile("orchestrator")).waiting(ANSWER_LIMIT);
    this.forest = suite.setting().forest();
    this.issuer = issuer;
  }

  /** The same owner's, at the directory-service that is asked in that suite now. */
  public ChangeSets at(Suite suite) {
    return new ChangeSets(suite, issuer);
  }

  /**
   * What shall be computed.
   *
   * @param source server that the group leaves
   * @param target server that it goes to
   * @param tasks by name
   * @param searchBases where mailboxes are looked for
   */
  public record Wanted(
      String source, String target, List<String> tasks, List<String> searchBases) {}

  /** Computes a change set. */
  public JsonNode preview(Wanted wanted) {
    ArrayNode tasks = JSON.arrayNode();
    wanted
        .tasks()
        .forEach(name -> parameters(tasks.addObject().put("name", name), wanted.searchBases()));
    return preview(wanted.source(), wanted.target(), tasks);
  }

  /** The same for tasks as the service reads them, each with its name and its parameters. */
  public JsonNode preview(String source, String target, ArrayNode tasks) {
    ObjectNode body = JSON.objectNode().put("group", Suite.GROUP);
    server(body.putObject("primary"), Forest.PRIMARY);
    server(body.putObject("source"), source);
    server(body.putObject("target"), target);
    body.set("tasks", tasks);
    return api.post(
            "/v1/change-sets", body, Map.of("Idempotency-Key", UUID.randomUUID().toString()))
        .orThrow()
        .json();
  }

  /** Every task of a move of the forest's generation, in order. */
  public List<String> tasks() {
    List<String> tasks =
        new ArrayList<>(
            List.of(
                "allow-stores-to-mount",
                "transfer-spns",
                "rehome-mailboxes",
                "routing-master",
                "recipient-update-services",
                "offline-address-books"));
    if (forest.shape().generation() == Generation.EXCHANGE_2003) {
      tasks.addAll(REFERENCES);
    }
    tasks.add("dns-address");
    return tasks;
  }

  /** Computes the whole move from the primary to the backup. */
  public JsonNode preview(List<String> searchBases) {
    return preview(new Wanted(Forest.PRIMARY, Forest.BACKUP, tasks(), searchBases));
  }

  /** The same for the search bases of the forest. */
  public JsonNode preview() {
    return preview(forest.searchBases());
  }

  private static void server(ObjectNode server, String name) {
    server.put("computer", name).put("server", name);
  }

  private void parameters(ObjectNode task, List<String> searchBases) {
    String name = task.path("name").asText();
    ObjectNode parameters = task.putObject("parameters");
    switch (name) {
      case "allow-stores-to-mount" -> {
        ArrayNode classes = parameters.putArray("storeClasses").add("msExchPrivateMDB");
        if (!forest.shape().generation().profile().equals("exchange-2007")) {
          classes.add("msExchPublicMDB");
        }
      }
      case "transfer-spns" ->
          parameters.putArray("serviceClasses").add("HOST").add("exchangeMDB").add("exchangeRFR");
      case "rehome-mailboxes" -> searchBases.forEach(parameters.putArray("searchBases")::add);
      case "dns-address" -> {
        parameters.putArray("zone").add(forest.shape().zone());
        parameters.putArray("record").add("exch1");
        parameters.putArray("address").add(Forest.FLOATING_ADDRESS);
        parameters.putArray("mode").add("ASSERT");
      }
      default -> task.remove("parameters");
    }
  }

  /** Asks once for a state, and waits no longer than {@code waitSeconds}. */
  public JsonNode ask(String id, String desired, @Nullable String task, int waitSeconds) {
    ObjectNode body = JSON.objectNode().put("desired", desired).put("waitSeconds", waitSeconds);
    if (task != null) {
      body.put("task", task);
    }
    body.putObject("fence").put("group", Suite.GROUP).put("epoch", 1).put("issuer", issuer);
    return api.put("/v1/change-sets/" + id + "/state", body).orThrow().json();
  }

  /** Brings the set, or one task of it, to a state, however long it takes. */
  public JsonNode reach(String id, String desired, @Nullable String task) {
    JsonNode set = ask(id, desired, task, 30);
    while (set.path("state").asText().endsWith("ING") && isUnfinished(set, desired, task)) {
      set = ask(id, desired, task, 30);
    }
    return set;
  }

  private static boolean isUnfinished(JsonNode set, String desired, @Nullable String task) {
    String open = desired.equals("APPLIED") ? "pending" : "applied";
    for (JsonNode progress : set.path("tasks")) {
      boolean asked = task == null || progress.path("task").asText().equals(task);
      if (asked && progress.path(open).asInt() > 0) {
        return true;
      }
    }
    return false;
  }

  /** The names of all tasks that the service offers. */
  public List<String> offered() {
    List<String> names = new ArrayList<>();
    api.get("/v1/tasks", Map.of())
        .orThrow()
        .json()
        .path("items")
        .forEach(task -> names.add(task.path("name").asText()));
    return names;
  }

  /** Compares with the directory. */
  public JsonNode verify(String id, String expect) {
    return api.get("/v1/change-sets/" + id + "/verification?expect=" + expect, Map.of())
        .orThrow()
        .json();
  }

  /** A change set as it is now. */
  public JsonNode get(String id) {
    return api.get("/v1/change-sets/" + id, Map.of()).orThrow().json();
  }
}
