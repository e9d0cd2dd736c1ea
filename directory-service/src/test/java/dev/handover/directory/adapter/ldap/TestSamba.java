package dev.handover.directory.adapter.ldap;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import dev.handover.directory.domain.DirectorySecurity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A throw-away Active Directory (Samba) on an address of its own, run by the fixture under
 * deploy/samba.
 */
public final class TestSamba {
  /** One domain an address: two builds on one machine need two. */
  static final String ADDRESS =
      Objects.requireNonNullElse(System.getenv("HANDOVER_TEST_SAMBA_ADDRESS"), "127.0.0.81");

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path FOLDER = REPOSITORY.resolve("directory-service/target/samba");
  private static final LdapCredentials.Password ADMINISTRATOR =
      new LdapCredentials.Password(
          "CN=Administrator,CN=Users,DC=example,DC=test", Path.of(FOLDER + ".password"));
  private static final int LONGEST_RUN_SECONDS = 120;
  private static final int LDAPS_PORT = 636;

  private TestSamba() {}

  public static TestSamba fresh() throws IOException, InterruptedException {
    run("reset");
    return new TestSamba();
  }

  public void kill() throws IOException, InterruptedException {
    run("kill");
  }

  void start() throws IOException, InterruptedException {
    run("start");
  }

  public static LdapSettings settings(DirectorySecurity security) {
    return new LdapSettings(
        (security == DirectorySecurity.LDAPS ? "ldaps://" : "ldap://") + ADDRESS,
        security,
        ADMINISTRATOR,
        Optional.of(FOLDER.resolve("private/tls/ca.pem")),
        new LdapSettings.Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), 7));
  }

  /** By default it takes Kerberos only when that protects the session itself, without TLS. */
  void takeKerberosInsideTls(boolean allowed) throws IOException, InterruptedException {
    Path configuration = FOLDER.resolve("etc/smb.conf");
    String now = Files.readString(configuration);
    String wanted =
        now.replaceFirst(
            "(require strong auth) = \\w+", "$1 = " + (allowed ? "allow_sasl_over_tls" : "yes"));
    if (!wanted.equals(now)) {
      Files.writeString(configuration, wanted);
      kill();
      start();
    }
  }

  /** The administrator's keys, and how Kerberos is reached. */
  static LdapCredentials.Keytab keytab() throws IOException, InterruptedException {
    Path keytab = Path.of(FOLDER + ".keytab");
    Files.deleteIfExists(keytab);
    Path output = Path.of(FOLDER + ".keytab-out");
    Process process =
        new ProcessBuilder(
                "samba-tool",
                "domain",
                "exportkeytab",
                keytab.toString(),
                "--principal=Administrator@EXAMPLE.TEST",
                "-s",
                FOLDER.resolve("etc/smb.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("samba-tool: " + Files.readString(output));
    }
    Path configuration =
        Files.writeString(
            Path.of(FOLDER + ".krb5.conf"),
            """
            [libdefaults]
              default_realm = EXAMPLE.TEST
              dns_lookup_kdc = false
            [realms]
              EXAMPLE.TEST = {
                kdc = %s
              }
            """
                .formatted(ADDRESS));
    return new LdapCredentials.Keytab(
        "Administrator@EXAMPLE.TEST", keytab, Optional.of(configuration));
  }

  /** An account that may read, as everybody in the domain may, and write nothing; and its use. */
  static LdapSettings addReader(LDAPConnection connection) throws IOException, LDAPException {
    String dn = "CN=Reader,CN=Users,DC=example,DC=test";
    String password = "Read-Only-" + UUID.randomUUID();
    Entry entry = new Entry(dn);
    entry.addAttribute("objectClass", "user");
    entry.addAttribute("sAMAccountName", "reader");
    entry.addAttribute("userAccountControl", "512");
    entry.addAttribute("unicodePwd", ('"' + password + '"').getBytes(UTF_16LE));
    connection.add(entry);
    Path file = Files.writeString(Path.of(FOLDER + ".reader-password"), password);
    LdapSettings admin = settings(DirectorySecurity.LDAPS);
    return new LdapSettings(
        admin.url(),
        admin.security(),
        new LdapCredentials.Password(dn, file),
        admin.trustCertificates(),
        admin.limits());
  }

  /** A connection that has nothing to do with the adapter under test. */
  public static LDAPConnection connect()
      throws IOException, LDAPException, GeneralSecurityException {
    SSLUtil tls =
        new SSLUtil(new PEMFileTrustManager(new File(FOLDER.toFile(), "private/tls/ca.pem")));
    return new LDAPConnection(
        tls.createSSLSocketFactory(),
        ADDRESS,
        LDAPS_PORT,
        ADMINISTRATOR.bindDn(),
        Files.readString(ADMINISTRATOR.passwordFile()).strip());
  }

  /**
   * Adds entries given as attribute name, value, ...; the RDN's attribute is the server's business.
   */
  public static void add(LDAPConnection connection, Map<String, List<String>> entries)
      throws LDAPException {
    for (Map.Entry<String, List<String>> each : entries.entrySet()) {
      Entry entry = new Entry(each.getKey());
      List<String> namesAndValues = each.getValue();
      for (int i = 0; i < namesAndValues.size(); i += 2) {
        entry.addAttribute(new Attribute(namesAndValues.get(i), namesAndValues.get(i + 1)));
      }
      connection.add(entry);
    }
  }

  static Map<String, List<String>> one(String dn, String... namesAndValues) {
    Map<String, List<String>> entries = new LinkedHashMap<>();
    entries.put(dn, List.of(namesAndValues));
    return entries;
  }

  /** Output goes to a file: the server that is left running would hold a pipe open. */
  private static void run(String command) throws IOException, InterruptedException {
    Files.createDirectories(FOLDER.getParent());
    Path output = Path.of(FOLDER + ".out");
    ProcessBuilder builder =
        new ProcessBuilder("bash", REPOSITORY.resolve("deploy/samba/samba.sh").toString(), command);
    builder.environment().putAll(Map.of("DIR", FOLDER.toString(), "IP", ADDRESS));
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("samba.sh " + command + ": " + Files.readString(output));
    }
  }
}
