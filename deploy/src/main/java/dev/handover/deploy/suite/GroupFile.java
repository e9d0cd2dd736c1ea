package dev.handover.deploy.suite;

import dev.handover.deploy.forest.Forest;
import java.util.stream.Collectors;

/** What a suite's orchestrator is told of the group that moves. */
final class GroupFile {
  private final Suite suite;

  GroupFile(Suite suite) {
    this.suite = suite;
  }

  /** As YAML. */
  String text() {
    Forest forest = suite.setting().forest();
    String bases =
        forest.searchBases().stream().map(GroupFile::quoted).collect(Collectors.joining(", "));
    return """
        group: %s
        profile: %s
        nodes:
          primary: %s
          backup: %s
        disk: {id: %s, mountPoint: 'X:'}
        address: {mode: floating, ip: %s, prefixLength: 24}
        dns: {zone: %s, record: exch1}
        directory: {searchBases: [%s], leftovers: %s}
        policy: {onFailure: HALT, dwell: PT0S, flap: {moves: 0}}
        """
        .formatted(
            Suite.GROUP,
            forest.shape().generation().profile(),
            node(Suite.PRIMARY, Forest.PRIMARY),
            node(Suite.BACKUP, Forest.BACKUP),
            EmulatedPair.DISK,
            Forest.FLOATING_ADDRESS,
            forest.shape().zone(),
            bases,
            suite.setting().access().hasSchema() ? "SCAN" : "SKIP");
  }

  private String node(String name, String server) {
    Tls tls = suite.setting().tls();
    String trust = tls == null ? "" : ", trustCertificates: " + quoted(tls.authority().toString());
    return "{name: %s, computer: %s, server: %s, url: %s, tokenFile: %s%s}"
        .formatted(
            name,
            server,
            server,
            quoted(suite.node(name).uri().toString()),
            quoted(suite.tokenFile("orchestrator").toString()),
            trust);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
