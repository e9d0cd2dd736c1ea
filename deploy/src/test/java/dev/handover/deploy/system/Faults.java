package dev.handover.deploy.system;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFException;
import dev.handover.deploy.forest.Dns;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import dev.handover.deploy.suite.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.UUID;

/** Things that are wrong with a stand, each of which can be planted and cured. */
final class Faults {
  private static final String LEFTOVER = "CN=Scanner,CN=Users,";
  private static final String READER = "CN=Reader,CN=Users,";

  private final Stand stand;
  private final Suite suite;
  private final String base;

  Faults(Stand stand) {
    this.stand = stand;
    this.suite = stand.suite();
    this.base = stand.forest().shape().baseDn();
  }

  /** Somebody's text still names the server that does not have the group. */
  void leaveAText() throws LDAPException, LDIFException {
    try (LDAPConnection connection = stand.access().connect()) {
      connection.add(
          "dn: " + LEFTOVER + base, "objectClass: contact", "description: sends mail to EXCH2");
    }
  }

  void removeTheText() throws LDAPException {
    try (LDAPConnection connection = stand.access().connect()) {
      connection.delete(LEFTOVER + base);
    }
  }

  /** The record leads to another address. */
  void leadClientsAstray() throws LDAPException {
    try (LDAPConnection connection = stand.access().connect()) {
      connection.modify(
          "DC=exch1," + Dns.zone(stand.forest().shape()),
          new Modification(ModificationType.REPLACE, "dnsRecord", Dns.addressRecord("192.0.2.99")));
    }
  }

  /** Something is set on the backup only, and it waits for a reboot. */
  void driftApart() throws IOException {
    Files.writeString(
        suite.machine(Suite.BACKUP).resolve("faults.yaml"),
        """
        host:
          pendingReboot: [Windows Update waits.]
          registry:
            'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIS\\ParametersSystem': {'TCP/IP Port': '1234'}
        """);
  }

  void comeTogether() throws IOException {
    Files.delete(suite.machine(Suite.BACKUP).resolve("faults.yaml"));
  }

  /** directory-service has an account that may write nothing. */
  void takeTheRights() throws LDAPException, IOException {
    String password = "Read-Only-" + UUID.randomUUID();
    Entry entry = new Entry(READER + base);
    entry.addAttribute("objectClass", "user");
    entry.addAttribute("sAMAccountName", "reader");
    entry.addAttribute("userAccountControl", "512");
    entry.addAttribute("unicodePwd", ('"' + password + '"').getBytes(UTF_16LE));
    try (LDAPConnection connection = stand.access().connect()) {
      connection.add(entry);
    }
    Path file = Files.writeString(suite.setting().folder().resolve("reader-password"), password);
    bind(READER + base, file);
  }

  void giveTheRights() throws LDAPException {
    bind(stand.access().bindDn(), stand.access().passwordFile());
    try (LDAPConnection connection = stand.access().connect()) {
      connection.delete(READER + base);
    }
  }

  private void bind(String dn, Path passwordFile) {
    ServiceProcess directory = suite.directory();
    directory.configure("handover.directory.ldap.bind-dn", dn);
    directory.configure("handover.directory.ldap.password-file", passwordFile.toString());
    directory.close();
    directory.start();
    directory.awaitReady();
  }

  /** The orchestrator's token at a node ends tomorrow. */
  void letTheTokenEnd(LocalDate last) throws IOException {
    Path tokens = suite.node(Suite.PRIMARY).tokensFile();
    String text = Files.readString(tokens);
    Files.writeString(tokens, text.replaceAll("(?m)^(orchestrator .*)$", "$1 expires:" + last));
  }

  void letTheTokenLast() throws IOException {
    Path tokens = suite.node(Suite.PRIMARY).tokensFile();
    Files.writeString(tokens, Files.readString(tokens).replaceAll(" expires:\\S+", ""));
  }

  /** The backup shows a certificate that ended; nobody can talk to it any more. */
  void showAnExpiredCertificate(Tls expired) throws IOException {
    Tls shared = stand.tls();
    Path kept = Files.createDirectories(suite.setting().folder().resolve("kept"));
    Files.copy(shared.certificate(), kept.resolve("server.pem"));
    Files.copy(shared.key(), kept.resolve("server.key"));
    show(expired.certificate(), expired.key());
  }

  void showAGoodCertificate() throws IOException {
    Path kept = suite.setting().folder().resolve("kept");
    show(kept.resolve("server.pem"), kept.resolve("server.key"));
    suite.node(Suite.BACKUP).awaitReady();
  }

  /** The others have read theirs already. */
  private void show(Path certificate, Path key) throws IOException {
    Tls shared = stand.tls();
    Files.copy(certificate, shared.certificate(), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(key, shared.key(), StandardCopyOption.REPLACE_EXISTING);
    suite.node(Suite.BACKUP).close();
    suite.node(Suite.BACKUP).start();
  }
}
