package dev.handover.orchestrator.http;

import dev.handover.orchestrator.adapter.fence.FenceScript;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A data folder of its own for every test run: one token for each role, and a group for each test
 * that moves one.
 */
public class Lab implements QuarkusTestResourceLifecycleManager {
  static final List<String> GROUPS =
      List.of(
          "mail",
          "files",
          "print",
          "web",
          "archive",
          "legacy",
          "view",
          "printed",
          "lost",
          "frosty",
          "reported",
          "ready",
          "measured",
          "told");
  private static final String DIR = "orchestrator.test.data-dir";

  static String tokenOf(String role) {
    return "hnd_only-for-tests-" + role;
  }

  static Path groupFile(String group) {
    return Path.of(System.getProperty(DIR), "config", "groups", group + ".yaml");
  }

  @Override
  public Map<String, String> start() {
    try {
      Path dir = Files.createTempDirectory("orchestrator");
      System.setProperty(DIR, dir.toString());
      StringBuilder tokens = new StringBuilder();
      for (String role : List.of("viewer", "operator", "approver", "admin")) {
        tokens.append("%s %s sha256:%s%n".formatted("test-" + role, role, sha256(tokenOf(role))));
      }
      tokens.append(
          "test-bounded admin sha256:%s groups:frosty%n".formatted(sha256(tokenOf("bounded"))));
      Files.writeString(dir.resolve("tokens"), tokens);
      Files.createDirectories(dir.resolve("config/groups"));
      Files.writeString(dir.resolve("config/node.token"), "hnd_node");
      for (int i = 0; i < GROUPS.size(); i++) {
        Files.writeString(groupFile(GROUPS.get(i)), group(GROUPS.get(i), i + 10));
      }
      Path machine = Files.createDirectories(dir.resolve("machine"));
      new FenceScript(machine, "very-secret-word");
      Files.writeString(dir.resolve("config/fence.password"), "very-secret-word");
      Files.writeString(
          groupFile("dark"),
          group("dark", 91)
              + "fence: {primary: {agent: command, command: ['%s/fence_test'], parameters: {plug: dark-1}, passwordFile: fence.password, timeout: PT10S}}\n"
                  .formatted(machine));
      Files.writeString(
          groupFile("settled"),
          group("settled", 90).replace("dwell: PT0S, flap: {moves: 0}", "flap: {moves: 2}"));
      Files.writeString(
          groupFile("timed"), group("timed", 92) + "objective: {outage: PT1S, recovery: PT10M}\n");
      Files.writeString(
          groupFile("paired"),
          group("paired", 70).replace("policy: {", "policy: {overrides: TWO_PERSONS, "));
      for (String name : List.of("a", "b", "c", "d")) {
        Files.writeString(
            groupFile("evac-" + name), group("evac-" + name, 93 + name.charAt(0) - 'a'));
      }
      writeBooks();
      TriggerLab.write(dir.resolve("config"));
      return Map.of(
          "handover.data-dir",
          dir.toString(),
          "handover.orchestrator.config-dir",
          dir.resolve("config").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Groups of Exchange, for the runbooks that are shipped. */
  private static void writeBooks() throws IOException {
    String cluster =
        "cluster: {name: CLUSTER1, ip: 203.0.113.200, publicInterface: Public LAN, dnsServers: [192.0.2.53]}\n";
    String bases = "directory: {searchBases: ['OU=Mail,DC=example,DC=test']}\n";
    Files.writeString(groupFile("book-2003"), book("book-2003", "exchange-2003", 80) + bases);
    Files.writeString(groupFile("book-2007"), book("book-2007", "exchange-2007", 81) + bases);
    Files.writeString(groupFile("book-55"), book("book-55", "exchange-5.5", 82) + cluster);
    Files.writeString(groupFile("book-check"), book("book-check", "exchange-5.5", 83));
    Files.writeString(groupFile("book-text"), book("book-text", "exchange-5.5", 84));
  }

  private static String book(String name, String profile, int number) {
    return group(name, number)
        .replace("generic-service", profile)
        .replaceAll("(?m)^(services|spns):.*\n", "");
  }

  @Override
  public void stop() {
    // The folder is left to the system's cleaning: it helps to understand a failure.
  }

  static String group(String name, int number) {
    return """
        group: %1$s
        profile: generic-service
        nodes:
          primary: {name: %1$s-1, computer: %1$s1, server: %1$s1, url: 'http://192.0.2.%2$d:8082', tokenFile: node.token}
          backup:  {name: %1$s-2, computer: %1$s2, server: %1$s2, url: 'http://198.51.100.%2$d:8082', tokenFile: node.token}
        disk: {id: %1$s-data, mountPoint: 'X:'}
        address: {mode: floating, ip: 203.0.113.%2$d, prefixLength: 24}
        dns: {zone: example.test, record: %1$s1}
        services: [{name: First}, {name: Second}]
        spns: [HOST]
        policy: {dwell: PT0S, flap: {moves: 0}}
        """
        .formatted(name, number);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
