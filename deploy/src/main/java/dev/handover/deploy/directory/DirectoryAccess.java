package dev.handover.deploy.directory;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import dev.handover.deploy.forest.Census;
import dev.handover.deploy.forest.Forest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How the directory of a demo or test is reached, by the services and by whoever checks them.
 *
 * @param url {@code ldaps://host:port}
 * @param bindDn who writes
 * @param passwordFile the password of {@code bindDn}, without a line end
 * @param trustCertificates the authority that signed the server's certificate, PEM
 */
public record DirectoryAccess(
    String url, String bindDn, Path passwordFile, Path trustCertificates) {
  private static final int PAGE = 500;
  private static final int LDAPS_PORT = 636;
  private static final int TIMEOUT_MILLIS = 60_000;

  /** Opens an authenticated connection; the caller closes it. */
  public LDAPConnection connect() {
    URI uri = URI.create(url);
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setFollowReferrals(false);
    options.setResponseTimeoutMillis(TIMEOUT_MILLIS);
    try {
      SSLUtil tls = new SSLUtil(new PEMFileTrustManager(trustCertificates.toFile()));
      int port = uri.getPort() < 0 ? LDAPS_PORT : uri.getPort();
      String password = Files.readString(passwordFile).strip();
      LDAPConnection connection =
          new LDAPConnection(tls.createSSLSocketFactory(), options, uri.getHost(), port);
      connection.bind(bindDn, password);
      return connection;
    } catch (LDAPException | GeneralSecurityException | IOException failed) {
      throw new IllegalStateException("cannot connect to " + url, failed);
    }
  }

  /** Writes a forest into an empty directory; what the directory has already is left alone. */
  public void load(Forest forest) {
    load(forest.entries());
  }

  /** Writes entries, parents first; those that are there already are left alone. */
  public void load(List<Entry> entries) {
    try (LDAPConnection connection = connect()) {
      for (Entry entry : entries) {
        try {
          connection.add(entry);
        } catch (LDAPException refused) {
          if (!refused.getResultCode().equals(ResultCode.ENTRY_ALREADY_EXISTS)) {
            throw new IllegalStateException("cannot add " + entry.toLDIFString(), refused);
          }
        }
      }
    }
  }

  /** Reads everything but the schema, with the names that the directory gives to links. */
  public Census census() {
    return Census.of(everything());
  }

  /**
   * Reads everything but the schema; a link counts as the entry that it leads to, whatever name the
   * directory remembers for it.
   */
  public Census linkedCensus() {
    return Census.of(LinkedEntries.named(everything(LinkedEntries.control())));
  }

  private List<SearchResultEntry> everything(Control... controls) {
    List<SearchResultEntry> all = new ArrayList<>();
    try (LDAPConnection connection = connect()) {
      RootDSE root = Objects.requireNonNull(connection.getRootDSE());
      String domain = Objects.requireNonNull(root.getAttributeValue("defaultNamingContext"));
      String forest = Objects.requireNonNull(root.getAttributeValue("rootDomainNamingContext"));
      String configuration =
          Objects.requireNonNull(root.getAttributeValue("configurationNamingContext"));
      for (String base : List.of(domain, configuration, "DC=DomainDnsZones," + forest)) {
        all.addAll(read(connection, base, controls));
      }
      all.removeIf(entry -> entry.getDN().endsWith("CN=Schema," + configuration));
    } catch (LDAPException failed) {
      throw new IllegalStateException("cannot read " + url, failed);
    }
    return all;
  }

  private static List<SearchResultEntry> read(
      LDAPConnection connection, String base, Control... controls) throws LDAPException {
    SearchRequest all = new SearchRequest(base, SearchScope.SUB, "(objectClass=*)", "*");
    all.setControls(controls);
    return search(connection, all);
  }

  /**
   * Whether it says what its attributes are, as Active Directory does and the embedded one does
   * not: without that nobody can look for what still names a server.
   */
  public boolean hasSchema() {
    try (LDAPConnection connection = connect()) {
      RootDSE root = Objects.requireNonNull(connection.getRootDSE());
      String configuration = root.getAttributeValue("configurationNamingContext");
      return connection.getEntry("CN=Schema," + configuration, "1.1") != null;
    } catch (LDAPException failed) {
      throw new IllegalStateException("cannot look for the schema of " + url, failed);
    }
  }

  /** Everything that a search finds, page by page; the request's own controls go with each page. */
  public static List<SearchResultEntry> search(LDAPConnection connection, SearchRequest request)
      throws LDAPException {
    List<SearchResultEntry> entries = new ArrayList<>();
    List<Control> own = request.getControlList();
    SimplePagedResultsControl page = new SimplePagedResultsControl(PAGE, true);
    while (true) {
      request.setControls(own);
      request.addControl(page);
      SearchResult result = connection.search(request);
      entries.addAll(result.getSearchEntries());
      SimplePagedResultsControl next = SimplePagedResultsControl.get(result);
      if (next == null || !next.moreResultsToReturn()) {
        return entries;
      }
      page = new SimplePagedResultsControl(PAGE, next.getCookie(), true);
    }
  }
}
