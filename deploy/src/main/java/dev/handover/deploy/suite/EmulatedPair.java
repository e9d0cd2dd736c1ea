package dev.handover.deploy.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handover.deploy.forest.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two emulated machines that see one disk: what is installed on them, and what is written on the
 * disk's image folder.
 *
 * @param shared folder that both see
 * @param generation of Exchange that is installed
 */
public record EmulatedPair(Path shared, Generation generation) {
  /** Name of the switching disk. */
  public static final String DISK = "exchange-data";

  private static final String NEEDS_DISK = ", needsDisk: " + DISK;

  /** Stored phases in which a service has no process. */
  private static final Set<String> WITHOUT_PROCESS = Set.of("STOPPED", "GONE");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final long START_MILLIS = 120;
  private static final long STOP_MILLIS = 80;

  private static final List<String> SERVICES_2003 =
      List.of(
          "MSExchangeSA",
          "MSExchangeMGMT",
          "MSExchangeIS",
          "RESvc",
          "MSExchangeMTA",
          "SMTPSVC",
          "POP3Svc");
  private static final List<String> SERVICES_2007 =
      List.of(
          "MSExchangeADTopology",
          "MSExchangeSA",
          "MSExchangeIS",
          "msftesql-Exchange",
          "MSExchangeAntispamUpdate",
          "MSExchangeEdgeSync",
          "MSExchangePOP3",
          "MSExchangeRepl",
          "MSExchangeSearch",
          "MSExchangeServiceHost",
          "MSExchangeTransport",
          "MSExchangeTransportLogSearch",
          "MSExchangeFDS",
          "MSExchangeMailboxAssistants",
          "MSExchangeMailSubmission");

  /** What the machine's checks of itself find: all is well. */
  private static final String HOST =
      """
      host:
        windows: {product: Windows Server 2022 Standard, version: '10.0', build: '20348'}
        hotfixes: []
        interfaces:
          - {name: LAN, dnsServers: [192.0.2.10], registersInDns: false, netbios: ENABLED, addresses: [192.0.2.11/24]}
        sanPolicy: OFFLINE_SHARED
        pendingReboot: []
        domain: {name: example.test, controller: dc1.example.test}
        clockSkewMillis: 40
        secureChannelError: 0
        registry: {}
      """;

  /** Installs the services on a machine: writes its machine.yaml. */
  public void install(Path machine) throws IOException {
    Files.createDirectories(machine);
    Files.createDirectories(shared.resolve("disk"));
    StringBuilder text = new StringBuilder();
    text.append("interfaceName: LAN\n");
    text.append("network: network\n");
    text.append("disks:\n  ").append(DISK).append(": {image: disk, reservations: true}\n");
    text.append("services:\n");
    text.append("  - {name: MSDTC, startType: AUTOMATIC}\n");
    for (String service : services()) {
      text.append("  - {name: ").append(service).append(", startType: MANUAL");
      text.append(", startDelayMillis: ").append(START_MILLIS);
      text.append(", stopDelayMillis: ").append(STOP_MILLIS);
      text.append(dependencies(service)).append("}\n");
    }
    text.append(answers());
    text.append(HOST);
    Files.writeString(machine.resolve("machine.yaml"), text);
  }

  /** The services, in the order in which they start. */
  public List<String> services() {
    return switch (generation) {
      case EXCHANGE_2003 -> SERVICES_2003;
      case EXCHANGE_2007 -> SERVICES_2007;
    };
  }

  /** What is said to the profile's probes while the service runs. */
  private String answers() {
    boolean old = generation == Generation.EXCHANGE_2003;
    return """
        answers:
          - {service: %s, kind: SMTP, port: 25}
          - {service: %s, kind: POP3, port: 110}
        """
        .formatted(old ? "SMTPSVC" : "MSExchangeTransport", old ? "POP3Svc" : "MSExchangePOP3");
  }

  private static String dependencies(String service) {
    return switch (service) {
      case "MSExchangeIS" -> ", dependsOn: [MSExchangeSA]" + NEEDS_DISK;
      case "MSExchangeMTA", "MSExchangeTransport" -> NEEDS_DISK;
      default -> "";
    };
  }

  /** Every change of hands of the disk, oldest first. */
  public List<String> owners() throws IOException {
    Path log = shared.resolve("disk/owners.log");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  /**
   * Moments at which two machines had the disk, by its log; empty when there never was one.
   *
   * @param killed machines that were killed: the operating system took the disk from them without a
   *     word in the log
   */
  public List<String> doubleOwners(Set<String> killed) throws IOException {
    return doubleOwners(killed, 0);
  }

  /**
   * The same for the moments after the first {@code before} lines of the log: a machine counts as
   * killed only for the time in which it was.
   */
  public List<String> doubleOwners(Set<String> killed, int before) throws IOException {
    List<String> wrong = new ArrayList<>();
    String holder = "";
    int number = 0;
    for (String line : owners()) {
      number++;
      String node = line.replaceAll(".*node=(\\S+).*", "$1");
      if (line.contains("event=ATTACHED")) {
        boolean free = holder.isEmpty() || holder.equals(node) || killed.contains(holder);
        if (!free && number > before) {
          wrong.add(line + " while " + holder + " had it");
        }
        holder = node;
      } else if (holder.equals(node)) {
        holder = "";
      }
    }
    return wrong;
  }

  /**
   * What both machines have now, by their own stored state: the disk, an address, or active
   * services that write on the disk; and what one has although the shared folder names the other as
   * its owner. Empty when all is well. To be asked when no operation is under way: the two states
   * are read one after the other.
   *
   * @param up folder of each machine that is up. One whose process is dead does not count: what its
   *     file says was true when it died, and the operating system took its disk and address. It
   *     counts again once its process runs, which then has found out what it lost meanwhile.
   */
  public List<String> heldTwice(Map<String, Path> up) throws IOException {
    List<String> wrong = new ArrayList<>();
    Map<String, String> holders = new HashMap<>();
    Map<String, Path> sorted = new TreeMap<>(up);
    for (Map.Entry<String, Path> machine : sorted.entrySet()) {
      String node = machine.getKey();
      for (String part : holdings(machine.getValue())) {
        String other = holders.putIfAbsent(part, node);
        if (other != null) {
          wrong.add("%s: %s and %s both have it".formatted(part, other, node));
        }
        String owner = ownerOf(part);
        if (!owner.isEmpty() && !owner.equals(node)) {
          wrong.add("%s: %s has it, but it is marked as %s's".formatted(part, node, owner));
        }
      }
    }
    return wrong;
  }

  private Set<String> holdings(Path machine) throws IOException {
    Path file = machine.resolve("state.json");
    if (!Files.exists(file)) {
      return Set.of();
    }
    JsonNode state = JSON.readTree(file.toFile());
    Set<String> held = new TreeSet<>();
    state.path("disks").fieldNames().forEachRemaining(disk -> held.add("disk " + disk));
    state
        .path("addresses")
        .fieldNames()
        .forEachRemaining(address -> held.add("address " + address));
    for (String service : services()) {
      String phase =
          state
              .path("services")
              .path(service.toLowerCase(Locale.ROOT))
              .path("phase")
              .asText("STOPPED");
      if (dependencies(service).endsWith(NEEDS_DISK) && !WITHOUT_PROCESS.contains(phase)) {
        held.add("services that write on disk " + DISK);
      }
    }
    return held;
  }

  /** The node that the shared folder names; empty when it names none. */
  private String ownerOf(String part) throws IOException {
    Path file =
        part.startsWith("address ")
            ? shared.resolve("network/" + part.substring(8).replace(':', '_') + ".owner")
            : shared.resolve("disk/owner");
    return Files.exists(file) ? Files.readString(file).trim() : "";
  }
}
