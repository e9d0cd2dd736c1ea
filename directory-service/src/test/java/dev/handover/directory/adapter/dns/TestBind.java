package dev.handover.directory.adapter.dns;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * A throw-away BIND on a loopback address, with a folder and a key of its own. Serves example.test
 * and the reverse zones of 192.0.2.0/24 and 2001:db8::/64.
 */
public final class TestBind {
  public static final String ZONE = "example.test";
  public static final String REVERSE = "2.0.192.in-addr.arpa";
  public static final String REVERSE6 = "0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa";

  private static final String ADDRESS = "127.0.0.1";
  private static final Duration LONGEST_START = Duration.ofSeconds(20);
  private static final String APEX =
      """
      $TTL 3600
      @ IN SOA ns1.example.test. hostmaster.example.test. 1 900 600 86400 3600
      @ IN NS ns1.example.test.
      """;
  private static final String RECORDS =
      """
      ns1 IN A 127.0.0.1
      exch1 1200 IN A 192.0.2.11
      exch1 1200 IN TXT "stays"
      exch2 IN A 192.0.2.12
      webmail IN CNAME exch1
      """;

  private final Path folder;
  private final int port;
  private final Process process;

  private TestBind(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.process =
        new ProcessBuilder("/usr/sbin/named", "-g", "-c", folder.resolve("named.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("named.log").toFile())
            .start();
  }

  public static TestBind in(Path folder) throws IOException {
    int port = freePort();
    writeKey(folder.resolve("tsig.key"), "handover");
    writeKey(folder.resolve("reader.key"), "reader");
    StringBuilder configuration = new StringBuilder(options(folder, port));
    for (Map.Entry<String, String> zone :
        Map.of(ZONE, RECORDS, REVERSE, "11 IN PTR exch1.example.test.\n", REVERSE6, "")
            .entrySet()) {
      Files.writeString(folder.resolve(zone.getKey()), APEX + zone.getValue());
      configuration.append(
          "zone \"%s\" { type primary; file \"%s\"; allow-update { key handover; }; allow-transfer { key handover; }; };%n"
              .formatted(zone.getKey(), zone.getKey()));
    }
    return start(folder, port, configuration);
  }

  /** A secondary server of example.test: it has fetched the zone, and fetches it never again. */
  public static TestBind secondaryOf(TestBind primary, Path folder) throws IOException {
    int port = freePort();
    for (String key : List.of("tsig.key", "reader.key")) {
      Files.copy(
          primary.folder.resolve(key), folder.resolve(key), StandardCopyOption.REPLACE_EXISTING);
    }
    String zone =
        "zone \"%s\" { type secondary; primaries { %s port %d key handover; }; };%n"
            .formatted(ZONE, ADDRESS, primary.port);
    return start(folder, port, options(folder, port) + zone);
  }

  private static TestBind start(Path folder, int port, CharSequence configuration)
      throws IOException {
    Files.writeString(folder.resolve("named.conf"), configuration);
    TestBind bind = new TestBind(folder, port);
    await().atMost(LONGEST_START).until(bind::answers);
    return bind;
  }

  private static String options(Path folder, int port) {
    return """
        options {
          directory "%1$s"; pid-file "%1$s/named.pid"; session-keyfile none;
          listen-on port %2$d { %3$s; }; listen-on-v6 { none; };
          recursion no; notify no; dnssec-validation no; allow-transfer { none; };
        };
        controls {};
        include "%1$s/tsig.key";
        include "%1$s/reader.key";
        """
        .formatted(folder, port, ADDRESS);
  }

  static void writeKey(Path file, String name) throws IOException {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    Files.writeString(
        file,
        "key \"%s\" {%n\talgorithm hmac-sha256;%n\tsecret \"%s\";%n};%n"
            .formatted(name, Base64.getEncoder().encodeToString(secret)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean answers() {
    try {
      return !lookUp("ns1." + ZONE, Type.A).isEmpty();
    } catch (IOException e) {
      if (!process.isAlive()) {
        throw new IllegalStateException("named ended: " + log(), e);
      }
      return false;
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("named.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  public int port() {
    return port;
  }

  public Path keyFile() {
    return folder.resolve("tsig.key");
  }

  /** A key that the server knows and no zone lets write. */
  public Path readerKeyFile() {
    return folder.resolve("reader.key");
  }

  public DnsServerSettings settings(Path keyFile) {
    return new DnsServerSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        keyFile,
        Duration.ofSeconds(5));
  }

  /** An adapter for all its zones. */
  public Rfc2136Updates updates() {
    DnsServerSettings settings = settings(keyFile());
    return new Rfc2136Updates(Map.of(ZONE, settings, REVERSE, settings, REVERSE6, settings));
  }

  /** Asks as any client does: {@code TTL data} of each answer. */
  public List<String> lookUp(String name, int type) throws IOException {
    SimpleResolver resolver =
        new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    resolver.setTimeout(Duration.ofSeconds(2));
    Message answer =
        resolver.send(
            Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN)));
    if (answer.getRcode() != Rcode.NOERROR && answer.getRcode() != Rcode.NXDOMAIN) {
      throw new IOException(Rcode.string(answer.getRcode()));
    }
    return answer.getSection(Section.ANSWER).stream()
        .filter(record -> record.getType() == type)
        .map(record -> record.getTTL() + " " + record.rdataToString())
        .sorted()
        .toList();
  }

  /** Feeds commands to nsupdate with the zone's key, as a person does. */
  public int nsupdate(String commands) throws IOException, InterruptedException {
    Path script =
        Files.writeString(
            folder.resolve("commands"), "server %s %d%n%s%n".formatted(ADDRESS, port, commands));
    return nsupdate(script);
  }

  /** Runs a script of nsupdate, whole. */
  public int nsupdate(Path script) throws IOException, InterruptedException {
    Process nsupdate =
        new ProcessBuilder("nsupdate", "-k", keyFile().toString(), script.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nsupdate.log").toFile())
            .start();
    if (!nsupdate.waitFor(20, TimeUnit.SECONDS)) {
      nsupdate.destroyForcibly();
      return -1;
    }
    return nsupdate.exitValue();
  }

  /** As a power failure would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }
}
