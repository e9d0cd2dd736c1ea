package dev.handover.deploy.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import dev.handover.deploy.forest.Dns;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * The embedded demo directory. It is <em>not</em> Active Directory: an LDAP server in memory that
 * answers as one does where a move looks, over LDAPS. It knows no schema, refuses no dangling DN
 * and no duplicate SPN, and forgets everything when it ends.
 */
public final class EmbeddedDirectory implements AutoCloseable {
  private static final String BIND_DN = "CN=Handover,CN=Users,";

  private final InMemoryDirectoryServer server;
  private final DirectoryAccess access;

  private EmbeddedDirectory(InMemoryDirectoryServer server, DirectoryAccess access) {
    this.server = server;
    this.access = access;
  }

  /**
   * Starts it with a forest in it.
   *
   * @param port to listen on, on the loopback address; 0 chooses a free one
   * @param folder where certificate and password are kept; made when absent
   */
  public static EmbeddedDirectory start(Forest forest, int port, Path folder)
      throws LDAPException, IOException, GeneralSecurityException {
    ServerCertificate certificate = ServerCertificate.in(folder);
    Path passwordFile = certificate.passwordFile();
    String password = Files.readString(passwordFile);
    String base = forest.shape().baseDn();
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(base);
    config.setSchema(null);
    config.setEnforceAttributeSyntaxCompliance(false);
    config.setGenerateOperationalAttributes(false);
    config.setEnforceSingleStructuralObjectClass(false);
    config.addAdditionalBindCredentials(bindDn(base), password);
    config.setCustomRootDSEAttributes(rootAttributes(base));
    SSLUtil tls =
        new SSLUtil(
            new KeyStoreKeyManager(
                certificate.keyStore().toFile(), password.toCharArray(), "PKCS12", "handover"),
            null);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPSConfig(
            "ldaps",
            InetAddress.getLoopbackAddress(),
            port,
            tls.createSSLServerSocketFactory(),
            tls.createSSLSocketFactory()));
    InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
    load(server, forest);
    server.startListening();
    String url = "ldaps://127.0.0.1:" + server.getListenPort("ldaps");
    DirectoryAccess access =
        new DirectoryAccess(url, bindDn(base), passwordFile, certificate.pem());
    return new EmbeddedDirectory(server, access);
  }

  static String bindDn(String baseDn) {
    return BIND_DN + baseDn;
  }

  /** How to reach it. */
  public DirectoryAccess access() {
    return access;
  }

  @Override
  public void close() {
    server.shutDown(true);
  }

  private static void load(InMemoryDirectoryServer server, Forest forest) throws LDAPException {
    String base = forest.shape().baseDn();
    for (String dn : containers(forest.shape())) {
      server.add(container(dn));
    }
    for (String partition : List.of(base, configuration(base), "DC=DomainDnsZones," + base)) {
      server.add(crossReference(partition, forest.shape()));
    }
    server.add(Dns.apex(forest.shape()));
    for (Entry entry : forest.entries()) {
      server.add(entry);
    }
  }

  /** What every domain has, parents first. */
  private static List<String> containers(Shape shape) {
    String base = shape.baseDn();
    String zones = "DC=DomainDnsZones," + base;
    return List.of(
        base,
        "CN=Users," + base,
        "CN=Computers," + base,
        "CN=System," + base,
        configuration(base),
        "CN=Partitions," + configuration(base),
        "CN=Services," + configuration(base),
        zones,
        "CN=MicrosoftDNS," + zones,
        Dns.zone(shape));
  }

  private static String configuration(String base) {
    return "CN=Configuration," + base;
  }

  private static Entry container(String dn) {
    String zoneOrDomain = dn.contains("MicrosoftDNS") ? "dnsZone" : "domainDNS";
    return new Entry(
        dn, new Attribute("objectClass", "top", dn.startsWith("CN=") ? "container" : zoneOrDomain));
  }

  /** How a domain controller knows the parts of the forest. */
  private static Entry crossReference(String partition, Shape shape) {
    String name = partition.substring(partition.indexOf('=') + 1, partition.indexOf(','));
    return new Entry(
        "CN=" + name + ",CN=Partitions," + configuration(shape.baseDn()),
        new Attribute("objectClass", "top", "crossRef"),
        new Attribute("nCName", partition),
        new Attribute("dnsRoot", shape.zone()));
  }

  /** What Active Directory says of itself, as far as clients ask. */
  private static List<Attribute> rootAttributes(String base) {
    String configuration = configuration(base);
    return List.of(
        new Attribute("defaultNamingContext", base),
        new Attribute("rootDomainNamingContext", base),
        new Attribute("configurationNamingContext", configuration),
        new Attribute("schemaNamingContext", "CN=Schema," + configuration),
        new Attribute("namingContexts", base, configuration, "DC=DomainDnsZones," + base),
        new Attribute("dnsHostName", "demo.handover.invalid"),
        new Attribute("vendorName", "Handover embedded demo directory, not Active Directory"));
  }

  /**
   * Runs it as a process of its own: {@code EmbeddedDirectory FOLDER PORT GENERATION MAILBOXES}.
   * Prints one line when it answers, and ends when its standard input does.
   */
  public static void main(String[] args) throws Exception {
    Forest forest =
        Forest.initial(Forest.Shape.of(Generation.valueOf(args[2]), Integer.parseInt(args[3])));
    try (EmbeddedDirectory directory = start(forest, Integer.parseInt(args[1]), Path.of(args[0]))) {
      System.out.println(
          "embedded demo directory, not Active Directory: " + directory.access().url());
      // Whoever started this holds the other end; it closes when they are gone, however they went.
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
