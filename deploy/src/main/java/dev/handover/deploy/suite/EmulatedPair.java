package dev.handover.deploy.suite;

import dev.handover.deploy.forest.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

  /** Installs the services on a machine: writes its machine.yaml. */
  public void install(Path machine) throws IOException {
    Files.createDirectories(machine);
    Files.createDirectories(shared.resolve("disk"));
    StringBuilder text = new StringBuilder();
    text.append("interfaceName: LAN\n");
    text.append("network: network\n");
    text.append("disks:\n  ").append(DISK).append(": {image: disk}\n");
    text.append("services:\n");
    text.append("  - {name: MSDTC, startType: AUTOMATIC}\n");
    for (String service : services()) {
      text.append("  - {name: ").append(service).append(", startType: MANUAL");
      text.append(", startDelayMillis: ").append(START_MILLIS);
      text.append(", stopDelayMillis: ").append(STOP_MILLIS);
      text.append(dependencies(service)).append("}\n");
    }
    Files.writeString(machine.resolve("machine.yaml"), text);
  }

  /** The services, in the order in which they start. */
  public List<String> services() {
    return switch (generation) {
      case EXCHANGE_2003 -> SERVICES_2003;
      case EXCHANGE_2007 -> SERVICES_2007;
    };
  }

  private static String dependencies(String service) {
    return switch (service) {
      case "MSExchangeIS" -> ", dependsOn: [MSExchangeSA], needsDisk: " + DISK;
      case "MSExchangeMTA", "MSExchangeTransport" -> ", needsDisk: " + DISK;
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
    List<String> wrong = new ArrayList<>();
    String holder = "";
    for (String line : owners()) {
      String node = line.replaceAll(".*node=(\\S+).*", "$1");
      if (line.contains("event=ATTACHED")) {
        boolean free = holder.isEmpty() || holder.equals(node) || killed.contains(holder);
        if (!free) {
          wrong.add(line + " while " + holder + " had it");
        }
        holder = node;
      } else if (holder.equals(node)) {
        holder = "";
      }
    }
    return wrong;
  }
}
