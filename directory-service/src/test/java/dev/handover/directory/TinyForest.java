package dev.handover.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldif.LDIFReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A directory in memory with the forest of {@code forest.ldif}, on a free port of this machine. */
public final class TinyForest implements AutoCloseable {

  public static final String BASE = "DC=example,DC=test";
  public static final String USERS = "OU=Mail Users," + BASE;
  public static final String BIND_DN = "CN=Handover,CN=Users," + BASE;
  public static final String PASSWORD = "not-a-secret";
  public static final int MAILBOXES = 21;

  private static final String CONFIGURATION = "CN=Configuration," + BASE;

  private final InMemoryDirectoryServer server;
  private final AtomicReference<Runnable> beforeWrite;
  private final AtomicReference<ResultCode> refusal;

  private TinyForest(
      InMemoryDirectoryServer server,
      AtomicReference<Runnable> beforeWrite,
      AtomicReference<ResultCode> refusal) {
    this.server = server;
    this.beforeWrite = beforeWrite;
    this.refusal = refusal;
  }

  /** Starts one, as it is before any move. */
  public static TinyForest start() throws LDAPException, IOException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.setSchema(null);
    config.setEnforceAttributeSyntaxCompliance(false);
    config.setGenerateOperationalAttributes(false);
    config.addAdditionalBindCredentials(BIND_DN, PASSWORD);
    config.setCustomRootDSEAttributes(
        List.of(
            new Attribute("defaultNamingContext", BASE),
            new Attribute("rootDomainNamingContext", BASE),
            new Attribute("configurationNamingContext", CONFIGURATION),
            new Attribute("schemaNamingContext", "CN=Schema," + CONFIGURATION),
            new Attribute("namingContexts", BASE, CONFIGURATION),
            new Attribute("dnsHostName", "dc1.example.test")));
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
    AtomicReference<Runnable> beforeWrite = new AtomicReference<>(() -> {});
    AtomicReference<ResultCode> refusal = new AtomicReference<>(ResultCode.SUCCESS);
    config.addInMemoryOperationInterceptor(
        new InMemoryOperationInterceptor() {
          @Override
          public void processModifyRequest(InMemoryInterceptedModifyRequest request)
              throws LDAPException {
            beforeWrite.get().run();
            if (!refusal.get().equals(ResultCode.SUCCESS)) {
              throw new LDAPException(refusal.get(), "refused by the test");
            }
          }
        });
    TinyForest forest = new TinyForest(new InMemoryDirectoryServer(config), beforeWrite, refusal);
    forest.reset();
    forest.server.startListening();
    return forest;
  }

  /** Puts everything back to what it is before any move. */
  public void reset() throws LDAPException, IOException {
    server.clear();
    try (InputStream ldif =
            Objects.requireNonNull(TinyForest.class.getResourceAsStream("/forest.ldif"));
        LDIFReader reader = new LDIFReader(ldif)) {
      server.importFromLDIF(true, reader);
    }
  }

  /** Does something before each write that a client asks for has its effect. */
  public void beforeEachWrite(Runnable action) {
    beforeWrite.set(action);
  }

  /** Answers each write of a client with this code from now on; SUCCESS: does it. */
  public void refuseWrites(ResultCode code) {
    refusal.set(code);
  }

  /** How to reach it. */
  public String url() {
    return "ldap://127.0.0.1:" + server.getListenPort();
  }

  /** The server itself, for what somebody else does to the directory. */
  public InMemoryDirectoryServer server() {
    return server;
  }

  /** All entries, in a form that can be compared. */
  public List<String> contents() throws LDAPException {
    SearchResult all = server.search(BASE, SearchScope.SUB, "(objectClass=*)");
    return Objects.requireNonNull(all.getSearchEntries()).stream()
        .map(TinyForest::canonical)
        .sorted()
        .toList();
  }

  /** The values of one attribute, sorted. */
  public List<String> values(String dn, String attribute) throws LDAPException {
    Entry entry = server.getEntry(dn);
    String[] values = entry == null ? null : entry.getAttributeValues(attribute);
    return values == null ? List.of() : Arrays.stream(values).sorted().toList();
  }

  private static String canonical(Entry entry) {
    StringBuilder text = new StringBuilder(entry.getDN());
    entry.getAttributes().stream()
        .map(
            attribute ->
                attribute.getName() + "=" + Arrays.stream(attribute.getValues()).sorted().toList())
        .sorted()
        .forEach(line -> text.append("\n  ").append(line));
    return text.toString();
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
