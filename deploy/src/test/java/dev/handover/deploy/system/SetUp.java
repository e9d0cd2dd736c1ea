package dev.handover.deploy.system;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import dev.handover.deploy.forest.Dns;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Two servers on which Exchange was just installed, and the people who set the group up. */
final class SetUp implements Procedure.Person {
  static final String SETTINGS =
      "C/Program Files/Microsoft/Exchange Server/Bin/EdgeTransport.exe.config";
  private static final String QUEUE = "Exchsrv/TransportRoles/data/Queue/";
  static final String NOTES = "Exchsrv/notes.txt";
  private static final int ALLOW_UPDATE = 2;

  private final Stand stand;
  private final Generation generation;
  private final List<String> foundAtSecondPass = new ArrayList<>();

  /** What is installed; the suite must not run yet. */
  SetUp(Stand stand) throws IOException {
    this.stand = stand;
    this.generation = stand.forest().shape().generation();
    for (String node : List.of(Suite.PRIMARY, Suite.BACKUP)) {
      install(stand.suite().machine(node));
      stand
          .suite()
          .node(node)
          .configure("handover.node.files.roots", "C:/Program Files/Microsoft/Exchange Server,X:/");
    }
    Files.writeString(
        stand.suite().groupFile(),
        """
        storageGroups:
          - {name: First Storage Group, logs: E00, databases: [Mailbox Store, Mailbox Database]}
          - {name: Second Storage Group, logs: E01, databases: [EXCH1 Archive]}
        """,
        StandardOpenOption.APPEND);
  }

  /** Setup leaves services that start by themselves, and a queue on the system drive. */
  private static void install(Path machine) throws IOException {
    Path description = machine.resolve("machine.yaml");
    Files.writeString(
        description,
        Files.readString(description)
            .replace(
                "{name: MSExchangeTransport, ",
                "{name: MSExchangeTransport, "
                    + "settings: 'C:\\Program Files\\Microsoft\\Exchange Server\\Bin\\EdgeTransport.exe.config', "
                    + "creates: ['{QueueDatabasePath}\\Mail.que', '{QueueDatabaseLoggingPath}\\Trn.chk'], ")
            .replace("hotfixes: []", "hotfixes: [KB917283]"));
    Path settings = machine.resolve(SETTINGS);
    Files.createDirectories(settings.getParent());
    Files.writeString(
        settings,
        """
        <?xml version="1.0"?>
        <configuration>
          <appSettings>
            <add key="QueueDatabasePath" value="C:\\Program Files\\Queue"/>
          </appSettings>
        </configuration>
        """);
  }

  @Override
  public Map<String, String> carryOut(String step) throws IOException {
    return switch (step) {
      case "prerequisites" -> Map.of("version", is2003() ? "6.5.7638.2" : "8.1.240.6");
      case "backup-mount" -> mount();
      case "primary-mount" -> {
        foundAtSecondPass.addAll(files());
        yield mount();
      }
      default -> Map.of();
    };
  }

  /** Exchange makes its databases when it mounts its stores. */
  private Map<String, String> mount() throws IOException {
    for (String file : databases()) {
      Files.writeString(onDisk(file), "made by Exchange");
    }
    Files.writeString(onDisk(NOTES), "nobody's business");
    return Map.of();
  }

  private List<String> databases() {
    return is2003()
        ? List.of("Exchsrv/mdbdata/Mailbox Store.edb", "Exchsrv/mdbdata/E0000001.log")
        : List.of(
            "Exchsrv/Mailbox/First Storage Group/Mailbox Database.edb",
            "Exchsrv/Mailbox/Second Storage Group/E01.chk");
  }

  /** What lay on the switching disk when the second pass came to its stores. */
  List<String> foundAtSecondPass() {
    return foundAtSecondPass;
  }

  /** The files that Exchange has on the switching disk, once it is set up. */
  List<String> expectedFiles() {
    List<String> all = new ArrayList<>(databases());
    all.add(NOTES);
    if (!is2003()) {
      all.addAll(List.of(QUEUE + "Mail.que", QUEUE + "Trn.chk"));
    }
    return all.stream().sorted().toList();
  }

  /** All files on the switching disk. */
  List<String> files() throws IOException {
    Path disk = onDisk("");
    try (var all = Files.walk(disk)) {
      return all.filter(Files::isRegularFile)
          .map(file -> disk.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** What a machine's transport service is told of its queue. */
  String settings(String node) throws IOException {
    return Files.readString(stand.suite().machine(node).resolve(SETTINGS));
  }

  private Path onDisk(String path) {
    return stand.suite().pair().shared().resolve("disk/files").resolve(path);
  }

  private boolean is2003() {
    return generation == Generation.EXCHANGE_2003;
  }

  /**
   * Removes whoever has a mailbox on the primary already, wherever in the domain, and calls a store
   * of the backup after it, as Setup of 2003 does.
   */
  void removeEverybody() throws LDAPException {
    try (LDAPConnection connection = stand.access().connect()) {
      if (is2003()) {
        Preparation.STORES_NAMED_AFTER_SERVERS.make(connection, stand.forest());
      }
      for (int i = 0; i < 3; i++) {
        connection.delete("CN=Outsider %d,OU=Not Ours,%s".formatted(i, baseDn()));
      }
    }
  }

  /** Whether anybody may update the zone without being known: the property of MS-DNSP 2.3.2.1.1. */
  boolean takesDynamicUpdates() throws LDAPException {
    try (LDAPConnection connection = stand.access().connect()) {
      var zone =
          Objects.requireNonNull(
              connection.getEntry(Dns.zone(stand.forest().shape()), "dNSProperty"));
      for (byte[] value : Objects.requireNonNull(zone.getAttributeValueByteArrays("dNSProperty"))) {
        ByteBuffer property = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        if (property.getInt(16) == ALLOW_UPDATE) {
          return property.get(20) != 0;
        }
      }
    }
    throw new IllegalStateException("the zone does not say which updates it takes");
  }

  private String baseDn() {
    return stand.forest().shape().baseDn();
  }
}
