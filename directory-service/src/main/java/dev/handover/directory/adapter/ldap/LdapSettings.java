package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DomainControllerUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the directory is reached.
 *
 * @param url {@code ldaps://host[:port]} or {@code ldap://host[:port]}; exactly one domain
 *     controller
 * @param credentials as whom this service asks
 * @param trustCertificates certificates (PEM) of the authorities to trust; empty for those of the
 *     Java runtime
 * @param limits waits and page size
 */
public record LdapSettings(
    String url,
    DirectorySecurity security,
    LdapCredentials credentials,
    Optional<Path> trustCertificates,
    Limits limits) {

  private static final Pattern URL =
      Pattern.compile(
          "(ldaps?://(?:\\[[^\\]]*]|[^:/]+))(?::(\\d{1,5}))?/?", Pattern.CASE_INSENSITIVE);
  private static final int PORT = 2;
  private static final int LDAP_PORT = 389;
  private static final int LDAPS_PORT = 636;
  private static final int CATALOG_LDAP_PORT = 3268;
  private static final int CATALOG_LDAPS_PORT = 3269;

  /**
   * Limits of every exchange with the server.
   *
   * @param connect longest wait for a connection, TLS and bind included, each
   * @param response longest wait for an answer; for a search, for a page of it
   * @param pageSize entries a page; domain controllers allow 1,000 by default
   * @param connections over how many connections writes in flight are spread at most
   */
  public record Limits(Duration connect, Duration response, int pageSize, int connections) {
    private static final int CONNECTIONS = 4;

    /** 10 s, 30 s, 500 entries, 4 connections. */
    public static final Limits DEFAULT =
        new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), 500);

    public Limits {
      if (pageSize < 1 || pageSize > 1000) {
        throw new IllegalArgumentException("a page has 1 to 1000 entries, not " + pageSize);
      }
      if (connections < 1) {
        throw new IllegalArgumentException("at least one connection, not " + connections);
      }
    }

    /** With 4 connections. */
    public Limits(Duration connect, Duration response, int pageSize) {
      this(connect, response, pageSize, CONNECTIONS);
    }
  }

  public LdapSettings {
    String scheme = security == DirectorySecurity.LDAPS ? "ldaps://" : "ldap://";
    if (!url.toLowerCase(Locale.ROOT).startsWith(scheme) || url.contains(" ")) {
      throw new IllegalArgumentException(
          "handover.directory.ldap.url must be one URL that starts with "
              + scheme
              + " when security is "
              + security.name().toLowerCase(Locale.ROOT)
              + ", not '"
              + url
              + "'");
    }
    if (security == DirectorySecurity.SASL && !(credentials instanceof LdapCredentials.Keytab)) {
      throw new IllegalArgumentException(
          "handover.directory.ldap.security=sasl needs handover.directory.ldap.authentication=gssapi:"
              + " a password protects nothing; use ldaps or starttls with it");
    }
  }

  /** Whether TLS protects the connection, from its start or before anything is sent. */
  boolean usesTls() {
    return security == DirectorySecurity.LDAPS || security == DirectorySecurity.STARTTLS;
  }

  /** Host that the server's certificate has to be made out to. */
  String host() {
    return new DomainControllerUrl(url).host().replaceAll("[\\[\\]]", "");
  }

  /** The same for another domain controller. */
  public LdapSettings at(DomainControllerUrl controller) {
    return new LdapSettings(controller.value(), security, credentials, trustCertificates, limits);
  }

  /**
   * Refuses an unprotected connection that nobody asked for by name.
   *
   * @throws IllegalArgumentException that names the property and the cure
   */
  public LdapSettings allowingPlain(boolean allowPlain) {
    if (security == DirectorySecurity.PLAIN && !allowPlain) {
      throw new IllegalArgumentException(
          "handover.directory.ldap.security=plain sends the password in clear text; use ldaps or starttls, or set"
              + " handover.directory.ldap.allow-plain=true for a test directory");
    }
    return this;
  }

  /**
   * The global catalog of the same server: it listens on ports of its own (MS-ADTS, section
   * 3.1.1.3.1.10). Empty when the URL's port is not the usual one, because then the other is not
   * known.
   */
  Optional<LdapSettings> globalCatalog() {
    boolean tls = security == DirectorySecurity.LDAPS;
    int usual = tls ? LDAPS_PORT : LDAP_PORT;
    Matcher parts = URL.matcher(url);
    if (!parts.matches()
        || (parts.group(PORT) != null && Integer.parseInt(parts.group(PORT)) != usual)) {
      return Optional.empty();
    }
    String catalog = parts.group(1) + ":" + (tls ? CATALOG_LDAPS_PORT : CATALOG_LDAP_PORT);
    return Optional.of(new LdapSettings(catalog, security, credentials, trustCertificates, limits));
  }
}
