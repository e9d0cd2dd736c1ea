package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.ldap.sdk.LDAPException;
import dev.handover.deploy.client.Answer;
import dev.handover.deploy.client.Api;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.suite.EmulatedPair;
import dev.handover.deploy.suite.Suite;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Moves the group as the vendor's scripts do, on the same machines and in the same directory: one
 * service after the other, one write after the other, and none of it side by side. Of the directory
 * only the mailboxes are moved.
 */
final class ScriptedMove {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int ACCEPTED = 202;

  private final Suite suite;
  private final List<String> services;
  private final String issuer = UUID.randomUUID().toString();

  ScriptedMove(Suite suite) {
    this.suite = suite;
    this.services = suite.pair().services();
  }

  /** From the primary to the backup; seconds from the first stop to the last service running. */
  double seconds() throws LDAPException {
    Api source = api(Suite.PRIMARY);
    Api target = api(Suite.BACKUP);
    ObjectNode fence = fence(Math.max(promised(source), promised(target)) + 1);
    ScriptsWay script = new ScriptsWay(suite.setting().access());
    long begin = System.nanoTime();
    services.reversed().forEach(name -> service(source, name, "STOPPED", fence));
    reach(source, address(), desired("ABSENT", fence));
    reach(source, disk(), desired("OFFLINE", fence));
    reach(target, disk(), desired("ONLINE", fence).put("mountPoint", "X:"));
    reach(target, address(), desired("PRESENT", fence).put("prefixLength", 24));
    script.mailboxesPerSecond(
        suite.setting().forest().searchBases(), Forest.PRIMARY, Forest.BACKUP);
    services.forEach(name -> service(target, name, "RUNNING", fence));
    return (System.nanoTime() - begin) / 1e9;
  }

  private Api api(String node) {
    return Api.of(suite.node(node).uri(), suite.tokenFile("orchestrator"));
  }

  private static long promised(Api node) {
    long highest = 0;
    for (JsonNode promise : node.get("/v1/promises", Map.of()).orThrow().json().path("items")) {
      highest = Math.max(highest, promise.path("epoch").asLong());
    }
    return highest;
  }

  private ObjectNode fence(long epoch) {
    return JSON.objectNode().put("group", Suite.GROUP).put("epoch", epoch).put("issuer", issuer);
  }

  private static void service(Api node, String name, String state, ObjectNode fence) {
    reach(node, "/v1/services/" + name + "/state", desired(state, fence).put("waitSeconds", 30));
  }

  private static String disk() {
    return "/v1/disks/" + EmulatedPair.DISK + "/state";
  }

  private static String address() {
    return "/v1/addresses/" + Forest.FLOATING_ADDRESS + "/state";
  }

  private static ObjectNode desired(String state, ObjectNode fence) {
    ObjectNode body = JSON.objectNode().put("desired", state);
    body.set("fence", fence);
    return body;
  }

  private static void reach(Api node, String path, ObjectNode body) {
    Answer answer = node.put(path, body).orThrow();
    while (answer.status() == ACCEPTED) {
      answer = node.put(path, body).orThrow();
    }
  }
}
