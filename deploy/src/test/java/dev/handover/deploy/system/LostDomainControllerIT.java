package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.deploy.forest.Census;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.ChangeSets;
import dev.handover.deploy.suite.ServiceProcess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A domain controller dies, or loses its partner, while a move of the directory is under way. */
class LostDomainControllerIT {
  private static final int MAILBOXES = 400;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String SETTINGS = "handover.directory.";

  @Test
  void anApplyGoesOnWhenItsDomainControllerIsBack() throws Exception {
    // Given
    try (PairStand stand = PairStand.of(Shape.of(Generation.EXCHANGE_2007, MAILBOXES))) {
      ChangeSets sets = stand.start();
      List<Census> expected = expectedOnBoth(stand);
      String id = startAndReachTheMiddle(sets);

      // When
      stand.pair().kill(1);
      JsonNode broken = untilItStops(sets, id);
      stand.pair().start(1);
      sets.reach(id, "APPLIED", null);

      // Then
      assertThat(broken.path("lastError").asText()).isNotBlank();
      assertThat(pending(broken)).as("changes that were left").isPositive();
      assertThat(sets.verify(id, "APPLIED").path("differing").asInt()).isZero();
      awaitOnBoth(stand, expected);
    }
  }

  /** How the service knows of both: their URLs in its configuration, or the SRV records in DNS. */
  enum Known {
    LISTED {
      @Override
      List<String> to(PairStand stand) {
        List<String> urls = List.of(stand.access(1).url(), stand.access(2).url());
        stand.suite().directory().configure(SETTINGS + "ldap.url", String.join(",", urls));
        return urls;
      }
    },
    FOUND_IN_DNS {
      @Override
      List<String> to(PairStand stand) {
        ServiceProcess service = stand.suite().directory();
        service.configure(SETTINGS + "ldap.url", "");
        service.configure(SETTINGS + "ldap.domain", "example.test");
        service.configure(
            SETTINGS + "ldap.dns-servers", address(stand, 1) + "," + address(stand, 2));
        service.knowOnly(stand.pair().hosts());
        return List.of("ldaps://dc1.example.test", "ldaps://dc2.example.test");
      }
    };

    private static String address(PairStand stand, int number) {
      return URI.create(stand.access(number).url()).getHost();
    }

    /** Tells the service, and gives both URLs as it knows them. */
    abstract List<String> to(PairStand stand);
  }

  @ParameterizedTest
  @EnumSource(Known.class)
  void anApplyGoesOnAtTheOtherDomainControllerAndBothAgreeOnceItsOwnIsBack(Known known)
      throws Exception {
    // Given
    try (PairStand stand = PairStand.of(Shape.of(Generation.EXCHANGE_2007, MAILBOXES))) {
      List<String> urls = known.to(stand);
      stand.suite().directory().configure(SETTINGS + "failover.enabled", "true");
      ChangeSets sets = stand.start();
      List<Census> expected = expectedOnBoth(stand);
      String id = startAndReachTheMiddle(sets);

      // When
      stand.pair().kill(1);
      JsonNode broken = untilItStops(sets, id);
      JsonNode ended = sets.reach(id, "APPLIED", null);

      // Then
      assertThat(pending(broken)).as("changes that were left").isPositive();
      assertThat(broken.path("domainControllers")).as("never in the middle of a walk").hasSize(1);
      assertThat(ended.path("state").asText()).as("%s", ended).isEqualTo("APPLIED");
      assertThat(ended.path("domainControllers").findValuesAsText("url"))
          .containsExactlyElementsOf(urls);
      assertThat(ended.path("domainControllers").path(1).path("reason").asText()).isNotBlank();
      assertThat(expected.get(1).differencesTo(stand.census(2))).isEmpty();

      // When
      stand.pair().start(1);
      JsonNode together = converge(stand, id, 100);

      // Then
      assertThat(together.path("state").asText()).as("%s", together).isEqualTo("AGREED");
      awaitOnBoth(stand, expected);
    }
  }

  @Test
  void convergeTellsWhoIsCutOffAndAgreesOnceItIsBack() throws Exception {
    // Given
    try (PairStand stand = PairStand.of(Shape.of(Generation.EXCHANGE_2007, 40))) {
      ChangeSets sets = stand.start();
      List<Census> expected = expectedOnBoth(stand);
      String id = sets.preview().path("id").asText();
      stand.pair().partition();
      sets.reach(id, "APPLIED", null);

      // When
      JsonNode apart = converge(stand, id, 5);
      stand.pair().heal();
      JsonNode together = converge(stand, id, 60);

      // Then
      assertThat(apart.path("state").asText()).as("%s", apart).isEqualTo("MISSED");
      assertThat(standing(apart, stand.access(1).url())).isEqualTo("AGREES");
      assertThat(standing(apart, stand.access(2).url())).isEqualTo("DIFFERS");
      assertThat(together.path("state").asText()).as("%s", together).isEqualTo("AGREED");
      assertThat(expected.get(0).differencesTo(stand.census(1))).isEmpty();
      assertThat(expected.get(1).differencesTo(stand.census(2))).isEmpty();
    }
  }

  private static List<Census> expectedOnBoth(PairStand stand) {
    Forest forest = stand.forest();
    Forest moved = forest.movedTo(Forest.BACKUP);
    return List.of(
        stand.census(1).changedAs(forest, moved), stand.census(2).changedAs(forest, moved));
  }

  private static void awaitOnBoth(PairStand stand, List<Census> expected) {
    for (int number : List.of(1, 2)) {
      await("domain controller " + number)
          .atMost(LIMIT)
          .untilAsserted(
              () ->
                  assertThat(expected.get(number - 1).differencesTo(stand.census(number)))
                      .isEmpty());
    }
  }

  private static String startAndReachTheMiddle(ChangeSets sets) {
    String id = sets.preview().path("id").asText();
    sets.ask(id, "APPLIED", null, 0);
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> sum(sets.get(id), "applied") > 20);
    return id;
  }

  /** Waits until nobody works on the set any more, without asking anybody to. */
  private static JsonNode untilItStops(ChangeSets sets, String id) {
    return await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> sets.get(id), set -> set.hasNonNull("lastError"));
  }

  private static int pending(JsonNode set) {
    return sum(set, "pending");
  }

  private static int sum(JsonNode set, String outcome) {
    return StreamSupport.stream(set.path("tasks").spliterator(), false)
        .mapToInt(task -> task.path(outcome).asInt())
        .sum();
  }

  private static JsonNode converge(PairStand stand, String id, int deadlineSeconds) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("expect", "APPLIED");
    body.put("policy", "ALL").put("deadlineSeconds", deadlineSeconds);
    for (int number : List.of(1, 2)) {
      body.withArray("domainControllers").addObject().put("url", stand.access(number).url());
    }
    return await()
        .atMost(LIMIT)
        .until(
            () ->
                stand
                    .suite()
                    .api(stand.suite().directory())
                    .post(
                        "/v1/change-sets/" + id + "/convergence", body, Map.of("Prefer", "wait=30"))
                    .orThrow()
                    .json(),
            answer -> !answer.path("state").asText().equals("POLLING"));
  }

  private static String standing(JsonNode convergence, String url) {
    return StreamSupport.stream(convergence.path("servers").spliterator(), false)
        .filter(server -> server.path("server").asText().equals(url))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + url + " in " + convergence))
        .path("state")
        .asText();
  }
}
