package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectorySecurity;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the directory from the configuration; another bean of the type takes its place in tests.
 */
final class LdapWiring {
  private static final String PREFIX = "handover.directory.ldap.";

  @Produces
  @Singleton
  @DefaultBean
  Directory directory(
      LdapConfig config,
      @ConfigProperty(name = "handover.mode", defaultValue = "production") String mode) {
    boolean plainIsAllowed = config.allowPlain() && mode.equals("lab");
    if (config.allowPlain() && !plainIsAllowed) {
      throw new IllegalArgumentException(
          PREFIX
              + "allow-plain=true needs handover.mode=lab; in production use security=ldaps or starttls");
    }
    return new LdaptiveDirectory(settings(config).allowingPlain(plainIsAllowed));
  }

  void close(@Disposes Directory directory) {
    directory.close();
  }

  /** Lets a mistake in the configuration stop the start, not the first move. */
  void onStart(@Observes StartupEvent start, Directory directory) {}

  private static LdapSettings settings(LdapConfig config) {
    return new LdapSettings(
        required("url", config.url()),
        security(config.security()),
        required("bind-dn", config.bindDn()),
        required("password-file", config.passwordFile()),
        config.trustCertificates(),
        new LdapSettings.Limits(
            config.connectTimeout(), config.responseTimeout(), config.pageSize()));
  }

  private static <T> T required(String name, Optional<T> value) {
    return value.orElseThrow(() -> new IllegalArgumentException(PREFIX + name + " is not set"));
  }

  private static DirectorySecurity security(String name) {
    for (DirectorySecurity security : DirectorySecurity.values()) {
      if (security.name().toLowerCase(Locale.ROOT).equals(name)) {
        return security;
      }
    }
    throw new IllegalArgumentException(
        PREFIX + "security must be ldaps, starttls or plain, not '" + name + "'");
  }
}
