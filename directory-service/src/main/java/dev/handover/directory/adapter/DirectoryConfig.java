package dev.handover.directory.adapter;

import dev.handover.directory.domain.DirectorySecurity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be configured under {@code handover.}; an unknown key there stops the start. */
@ConfigMapping(prefix = "handover")
public interface DirectoryConfig {

  /** What this service is meant for. Production refuses connections without TLS, both ways. */
  @WithDefault("production")
  Mode mode();

  /** Holds everything that the service writes. */
  @WithDefault("./data")
  Path dataDir();

  /** A folder with credentials that somebody else keeps; {@code MountedCredentials} reads it. */
  @WithDefault("/run/secrets/handover")
  Path credentialsDir();

  /** Who may call. */
  Access access();

  /** Where change sets and promises are kept. */
  Store store();

  /** The directory. */
  Settings directory();

  /** Where traces go. */
  Tracing tracing();

  /** How is logged. */
  Log log();

  /** What this service is meant for. */
  enum Mode {
    LAB,
    PRODUCTION
  }

  /** How this service says to the directory who it is. */
  enum Authentication {
    SIMPLE,
    GSSAPI
  }

  /** What callers have to show before they may ask. */
  enum ClientCertificates {
    NONE,
    REQUIRED
  }

  /** Read by {@code TracingConfig}, earlier than this. */
  interface Tracing {

    /** A collector that takes OTLP over HTTP; without it nothing is traced. */
    Optional<URI> endpoint();
  }

  /** Read by the logging of the platform. */
  interface Log {

    /** One JSON object a line instead of text. */
    @WithDefault("false")
    boolean json();
  }

  /** Who may call. */
  interface Access {

    /** One line for each token: {@code name role sha256:hash}. */
    @WithDefault("${handover.data-dir:./data}/tokens")
    Path tokensFile();

    /** Whether callers have to show a certificate too, before anything is asked. */
    @WithDefault("none")
    ClientCertificates clientCertificates();

    /** Requests of one caller in a second; 0 for no limit. In production 200 unless given. */
    Optional<Integer> requestsPerSecond();

    /** Requests of one address without valid credentials; 0 for no limit. In production 60. */
    Optional<Integer> failuresPerMinute();
  }

  /**
   * Where change sets and promises are kept. {@code StoreConfig} reads the same settings, earlier
   * than this.
   */
  interface Store {

    /** {@code jdbc:postgresql:…}; without it, an H2 file in the data folder. */
    Optional<String> url();

    /** User of PostgreSQL. */
    Optional<String> username();

    /** File that holds the user's password. */
    Optional<Path> passwordFile();

    /** Or: variable of the environment that holds it. */
    Optional<String> passwordEnv();
  }

  /** The directory, and where its undo files go. */
  interface Settings {

    /** Folder of the reverse LDIF files. */
    @WithDefault("${handover.data-dir:./data}/undo")
    Path undoDir();

    /** How the domain controller is reached. */
    Ldap ldap();
  }

  /** How the domain controllers are found and reached. */
  interface Ldap {

    /**
     * Domain controllers, the preferred one first: {@code ldaps://host[:port]} or {@code
     * ldap://host[:port]}, separated by commas. Without it {@link #domain} is needed.
     */
    Optional<List<String>> url();

    /** DNS name of the domain whose domain controllers are looked up in DNS. */
    Optional<String> domain();

    /** With a domain: the site whose domain controllers come first. */
    Optional<String> site();

    /** With a domain: name servers to ask instead of those of this machine. */
    Optional<List<String>> dnsServers();

    /** How the connection is protected. */
    @WithDefault("ldaps")
    DirectorySecurity security();

    /** Allows {@code security=plain}, for test directories. */
    @WithDefault("false")
    boolean allowPlain();

    /** How this service says who it is. */
    @WithDefault("simple")
    Authentication authentication();

    /** With simple: the account that reads and writes. */
    Optional<String> bindDn();

    /** With simple: file that holds its password. */
    Optional<Path> passwordFile();

    /** Or: variable of the environment that holds it. */
    Optional<String> passwordEnv();

    /** With gssapi: {@code name@REALM} of the account that reads and writes. */
    Optional<String> principal();

    /** With gssapi: file that holds its keys. */
    Optional<Path> keytab();

    /** With gssapi: the Kerberos configuration, instead of that of the machine. */
    Optional<Path> kerberosConfig();

    /** Authorities to trust (PEM) instead of those of the Java runtime. */
    Optional<Path> trustCertificates();

    /** Longest wait for a connection. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** Longest wait for an answer; of a search, for one page. */
    @WithDefault("30s")
    Duration responseTimeout();

    /** Entries a page, 1 to 1000. */
    @WithDefault("500")
    int pageSize();

    /** Over how many connections writes in flight are spread at most. */
    @WithDefault("2")
    @Min(1)
    @Max(16)
    int connections();
  }
}
