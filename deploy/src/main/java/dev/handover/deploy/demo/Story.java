package dev.handover.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Answer;
import dev.handover.deploy.client.Orders;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.suite.Expectation;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What happens to the group in the demo, and what must be true after each act. */
final class Story {
  private final Suite suite;
  private final Report report;
  private final Witness witness;
  private final Moves moves;
  private final Expectation expectation;
  private final Set<String> killed = new HashSet<>();

  Story(Suite suite, Report report, Witness witness) {
    this.suite = suite;
    this.report = report;
    this.witness = witness;
    this.moves = new Moves(suite, report::command);
    this.expectation = new Expectation(suite.setting().access(), suite.setting().forest());
  }

  /** All acts. */
  void tell() throws IOException {
    startAtHome();
    previewAndSwitchOver();
    move(Suite.PRIMARY, "Fail back to the primary");
    loseThePrimary();
    move(Suite.PRIMARY, "Fail back to the repaired primary");
  }

  /** There and back. */
  void tellShort() throws IOException {
    startAtHome();
    previewAndSwitchOver();
    move(Suite.PRIMARY, "Fail back to the primary");
  }

  private void startAtHome() throws IOException {
    report.heading("Start the group on the primary, " + Suite.PRIMARY);
    JsonNode ended = moves.run(order("START", Suite.PRIMARY), "first start, demo");
    after(ended, Suite.PRIMARY);
  }

  private void previewAndSwitchOver() throws IOException {
    report.heading("Preview a switchover to the backup, " + Suite.BACKUP);
    Order order = order("SWITCHOVER", Suite.BACKUP);
    JsonNode plan = moves.plan(order).orThrow().json();
    long written = plan.path("directory").path("changes").asLong();
    report.say(
        "%d steps, %d directory changes, hash %s"
            .formatted(plan.path("steps").size(), written, plan.path("hash").asText()));
    plan.path("findings")
        .forEach(
            found ->
                report.say(found.path("severity").asText() + ": " + found.path("detail").asText()));
    report.check("the plan can be run", plan.path("runnable").asBoolean());
    report.check(
        "the preview counts what a move must write",
        written >= expectation.entriesWrittenBy(Forest.BACKUP));
    report.check("the preview changed nothing in the directory", expectation.differences());

    report.heading("Switch over to the backup, exactly as previewed");
    var body = Orders.operation(order, "planned maintenance, demo");
    body.put("planHash", plan.path("hash").asText());
    String id = moves.request(body).orThrow().json().path("id").asText();
    after(moves.awaitRest(id, Duration.ofMinutes(3)), Suite.BACKUP);
  }

  private void move(String target, String heading) throws IOException {
    report.heading(heading);
    after(moves.run(order("SWITCHOVER", target), "move to " + target + ", demo"), target);
  }

  private void loseThePrimary() throws IOException {
    report.heading("The active server dies: kill -9 of " + Suite.PRIMARY + " while it serves");
    suite.node(Suite.PRIMARY).kill();
    killed.add(Suite.PRIMARY);
    Answer refused =
        moves.request(Orders.operation(order("FAILOVER", Suite.BACKUP), "power loss, demo"));
    report.say(
        "answer: HTTP %d %s".formatted(refused.status(), refused.json().path("code").asText()));
    report.check("no proof that the source let go, no failover", refused.status() == 409);

    report.heading("Fail over to the backup, with a person's word that the primary is off");
    Order attested = new Order("FAILOVER", Suite.BACKUP, "the demo itself killed the machine");
    after(moves.run(attested, "power loss, demo"), Suite.BACKUP);

    report.heading("Power returns to " + Suite.PRIMARY);
    suite.boot(Suite.PRIMARY);
    JsonNode disk =
        suite
            .api(suite.node(Suite.PRIMARY))
            .get("/v1/disks/exchange-data", Map.of())
            .orThrow()
            .json();
    report.check(
        "a server that comes back attaches nothing by itself",
        disk.path("state").asText().equals("OFFLINE"));
    moves.awaitReachable(Suite.PRIMARY, Duration.ofMinutes(1));
  }

  private void after(JsonNode operation, String active) throws IOException {
    report.timeline(operation);
    String kind = operation.path("kind").asText() + " to " + active;
    String state = operation.path("state").asText();
    report.check(kind + " succeeded", state.equals("SUCCEEDED"));
    if (operation.has("halted")) {
      report.say(operation.path("halted").asText());
    }
    expectation.movedTo(active.toUpperCase(Locale.ROOT));
    report.check(
        "directory after %s: all %d attributes of %d entries, decoys included"
            .formatted(
                kind, expectation.census().attributes(), expectation.census().entries().size()),
        expectation.differences());
    JsonNode group = suite.api().get("/v1/groups/" + Suite.GROUP, Map.of()).orThrow().json();
    report.check(
        "the nodes say that " + active + " serves",
        group.path("activeNode").asText().equals(active));
    report.check("the disk never had two owners", suite.pair().doubleOwners(killed));
    report.check("disk, address and disk services are on one server", suite.heldTwice());
    List<String> wrong = witness.wrong(active.toUpperCase(Locale.ROOT));
    if (witness.speaks()) {
      report.check("ldapsearch and dig, from outside, agree", wrong);
    }
  }

  private static Order order(String kind, String target) {
    return new Order(kind, target, null);
  }
}
