package dev.handover.directory.adapter.ldap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The domain controller, as configured. */
@ConfigMapping(prefix = "handover.directory.ldap")
interface LdapConfig {
  /** One domain controller: {@code ldaps://dc1.example.test}. */
  Optional<String> url();

  /** {@code ldaps}, {@code starttls} or {@code plain}. */
  @WithDefault("ldaps")
  String security();

  /** Allows {@code plain}, for a test directory; never in production. */
  @WithDefault("false")
  boolean allowPlain();

  /** Distinguished name of the account that reads and writes. */
  Optional<String> bindDn();

  /** File with its password. */
  Optional<Path> passwordFile();

  /** Certificates (PEM) of the authorities to trust; without it, those of the Java runtime. */
  Optional<Path> trustCertificates();

  /** Longest wait for a connection. */
  @WithDefault("10s")
  Duration connectTimeout();

  /** Longest wait for an answer. */
  @WithDefault("30s")
  Duration responseTimeout();

  /** Entries a page of a search, 1 to 1000. */
  @WithDefault("500")
  int pageSize();
}
