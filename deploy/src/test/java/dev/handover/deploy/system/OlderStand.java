package dev.handover.deploy.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** A real domain, and two servers of Exchange 5.5, which keeps its own directory on its disk. */
final class OlderStand implements AutoCloseable {
  static final String MAIL_SERVICE = "MSExchangeIMC";
  private static final List<String> SERVICES =
      List.of("MSExchangeSA", "MSExchangeDS", "MSExchangeIS", "MSExchangeMTA", MAIL_SERVICE);

  /** What is said to the profile's probes while the service runs. */
  private static final String ANSWERS =
      """
      answers:
        - {service: MSExchangeIMC, kind: SMTP, port: 25}
        - {service: MSExchangeIS, kind: POP3, port: 110}
        - {service: MSExchangeIS, kind: IMAP4, port: 143}
        - {service: MSExchangeDS, kind: LDAP, port: 389}
      """;

  private static final String PROGRAM = "C/exchsrvr/connect/msexcimc/bin/Msexcimc.exe";

  private final Stand stand;

  private OlderStand(Stand stand) {
    this.stand = stand;
  }

  /** All of it installed; nothing runs yet. */
  static OlderStand create() throws IOException {
    Stand stand = Stand.of(Shape.of(Generation.EXCHANGE_2003, 0));
    OlderStand older = new OlderStand(stand);
    Path file = stand.suite().groupFile();
    Files.writeString(
        file, Files.readString(file).replace("profile: exchange-2003", "profile: exchange-5.5"));
    Files.writeString(
        file,
        "cluster: {name: CLUSTER1, ip: 192.0.2.60, publicInterface: LAN, dnsServers: [192.0.2.10]}\n",
        StandardOpenOption.APPEND);
    for (String node : List.of(Suite.PRIMARY, Suite.BACKUP)) {
      stand.suite().node(node).configure("handover.node.files.roots", "C:/exchsrvr");
      older.install(node);
    }
    return older;
  }

  private void install(String node) throws IOException {
    Path file = stand.suite().machine(node).resolve("machine.yaml");
    String text = Files.readString(file);
    StringBuilder services =
        new StringBuilder("services:\n  - {name: MSDTC, startType: AUTOMATIC}\n");
    for (String service : SERVICES) {
      services
          .append("  - {name: ")
          .append(service)
          .append(", startType: MANUAL, startDelayMillis: 50, stopDelayMillis: 50}\n");
    }
    Files.writeString(
        file,
        text.substring(0, text.indexOf("services:\n"))
            + services
            + ANSWERS
            + text.substring(text.indexOf("host:\n")));
  }

  Stand stand() {
    return stand;
  }

  /** Another version of the Internet Mail Service is installed on a server. */
  void installMailService(String node, String version) throws IOException {
    Path file = stand.suite().machine(node).resolve(PROGRAM);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "FileVersion: " + version + "\nProductVersion: " + version + "\n");
  }

  /** Something is written to a server's event log. */
  void logEvent(String node, int id, String text) throws IOException {
    Files.writeString(
        stand.suite().machine(node).resolve("events.jsonl"),
        "{\"source\": \"MSExchangeIMC\", \"id\": %d, \"level\": \"ERROR\", \"text\": \"%s\"}\n"
            .formatted(id, text),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  void clearEvents(String node) throws IOException {
    Files.deleteIfExists(stand.suite().machine(node).resolve("events.jsonl"));
  }

  /** Something is wrong with a server; empty when nothing is any more. */
  void fault(String node, String yaml) throws IOException {
    Files.writeString(stand.suite().machine(node).resolve("faults.yaml"), yaml);
  }

  /** The states of the services of the group on a server, by name. */
  String state(String node, String service) {
    JsonNode answer =
        stand
            .suite()
            .api(stand.suite().node(node))
            .get("/v1/services/" + service, Map.of())
            .orThrow()
            .json();
    return answer.path("state").asText();
  }

  /** Whether all services of the group run on a server, or none. */
  boolean all(String node, String state) {
    return SERVICES.stream().allMatch(service -> state(node, service).equals(state));
  }

  /** The freezes of the group. */
  JsonNode freezes() {
    return stand
        .suite()
        .api()
        .get("/v1/groups/" + Suite.GROUP + "/freeze", Map.of())
        .orThrow()
        .json()
        .path("freezes");
  }

  @Override
  public void close() {
    stand.close();
  }
}
