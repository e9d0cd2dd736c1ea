package dev.handover.directory.adapter.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import dev.handover.directory.domain.DirectorySecurity;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * An LDAP server in memory: one listener for TLS, one for plain and StartTLS, certificate for
 * 127.0.0.1 only.
 */
final class TestLdapServer implements AutoCloseable {
  static final String BIND_DN = "CN=writer,DC=example,DC=test";
  private static final String PASSWORD = "Not-a-secret-1";

  private final InMemoryDirectoryServer server;
  private final Path folder;

  private TestLdapServer(InMemoryDirectoryServer server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  static TestLdapServer start(Path folder, InMemoryOperationInterceptor... interceptors)
      throws IOException, LDAPException, LDIFException, GeneralSecurityException {
    return start(folder, true, interceptors);
  }

  /** One that answers the request to start TLS with a refusal. */
  static TestLdapServer startWithoutStartTls(
      Path folder, InMemoryOperationInterceptor... interceptors)
      throws IOException, LDAPException, LDIFException, GeneralSecurityException {
    return start(Files.createTempDirectory(folder, "bare"), false, interceptors);
  }

  private static TestLdapServer start(
      Path folder, boolean startTls, InMemoryOperationInterceptor... interceptors)
      throws IOException, LDAPException, LDIFException, GeneralSecurityException {
    Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    Path store = TestCertificates.create(folder.resolve("ca.pem"), "-ext", "san=ip:127.0.0.1");
    SSLContext tls =
        new SSLUtil(
                new KeyStoreKeyManager(store.toFile(), TestCertificates.PASSWORD.toCharArray()),
                null)
            .createSSLContext();
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("DC=example,DC=test");
    InetAddress loopback = InetAddress.getLoopbackAddress();
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPSConfig(
            "tls", loopback, 0, tls.getServerSocketFactory(), tls.getSocketFactory()),
        InMemoryListenerConfig.createLDAPConfig(
            "plain", loopback, 0, startTls ? tls.getSocketFactory() : null));
    config.addAdditionalBindCredentials(BIND_DN, PASSWORD);
    config.setCustomRootDSEAttributes(rootAttributes());
    config.setEnforceAttributeSyntaxCompliance(false);
    config.setGenerateOperationalAttributes(false);
    config.setSchema(schema());
    for (InMemoryOperationInterceptor interceptor : interceptors) {
      config.addInMemoryOperationInterceptor(interceptor);
    }
    InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
    server.add("dn: DC=example,DC=test", "objectClass: domain", "DC: example");
    server.startListening();
    return new TestLdapServer(server, folder);
  }

  private static List<Attribute> rootAttributes() {
    return List.of(
        new Attribute("dnsHostName", "dc1.example.test"),
        new Attribute("defaultNamingContext", "DC=example,DC=test"),
        new Attribute("rootDomainNamingContext", "DC=example,DC=test"),
        new Attribute("configurationNamingContext", "CN=Configuration,DC=example,DC=test"));
  }

  private static Schema schema() throws IOException, LDAPException, LDIFException {
    try (InputStream own = TestLdapServer.class.getResourceAsStream("schema.ldif")) {
      Schema schema = Schema.getSchema(Objects.requireNonNull(own));
      return Objects.requireNonNull(
          Schema.mergeSchemas(Schema.getDefaultStandardSchema(), Objects.requireNonNull(schema)));
    }
  }

  InMemoryDirectoryServer server() {
    return server;
  }

  LdapSettings settings(DirectorySecurity security) {
    return settings(security, "127.0.0.1", Optional.of(folder.resolve("ca.pem")));
  }

  LdapSettings settings(DirectorySecurity security, String host, Optional<Path> trust) {
    String url =
        security == DirectorySecurity.LDAPS
            ? "ldaps://" + host + ":" + server.getListenPort("tls")
            : "ldap://" + host + ":" + server.getListenPort("plain");
    return new LdapSettings(
        url,
        security,
        new LdapCredentials.Password(BIND_DN, folder.resolve("password")),
        trust,
        new LdapSettings.Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 7));
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
