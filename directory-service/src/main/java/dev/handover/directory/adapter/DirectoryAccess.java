package dev.handover.directory.adapter;

import dev.handover.directory.adapter.ldap.ControllerSource;
import dev.handover.directory.adapter.ldap.LdapCredentials;
import dev.handover.directory.adapter.ldap.LdapDomainControllers;
import dev.handover.directory.adapter.ldap.LdapSettings;
import dev.handover.directory.adapter.ldap.ListedControllers;
import dev.handover.directory.adapter.ldap.SrvControllers;
import dev.handover.directory.adapter.ldap.SrvLookup;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DomainControllerUrl;
import dev.handover.directory.domain.DomainControllers;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * How the configuration says that domain controllers are found and reached. What does not fit
 * together is refused, with the property's name and the cure.
 */
record DirectoryAccess(DirectoryConfig.Ldap ldap, List<DomainControllerUrl> urls) {

  private static final String PREFIX = "handover.directory.ldap.";

  static DirectoryAccess of(DirectoryConfig.Ldap ldap) {
    List<DomainControllerUrl> urls =
        ldap.url().orElse(List.of()).stream().map(DirectoryAccess::url).toList();
    if (urls.isEmpty() == ldap.domain().isEmpty()) {
      throw new IllegalArgumentException(
          "set either %surl (domain controllers, by URL) or %sdomain (to find them in DNS)"
              .formatted(PREFIX, PREFIX));
    }
    DirectoryAccess access = new DirectoryAccess(ldap, urls);
    urls.forEach(url -> access.settings(url.value()));
    return access;
  }

  private static DomainControllerUrl url(String text) {
    try {
      return new DomainControllerUrl(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(PREFIX + "url: " + e.getMessage(), e);
    }
  }

  DomainControllers controllers(InstantSource clock) {
    return new LdapDomainControllers(settings(template()), source(clock));
  }

  private ControllerSource source(InstantSource clock) {
    if (!urls.isEmpty()) {
      return new ListedControllers(urls);
    }
    return new SrvControllers(
        new SrvControllers.Search(ldap.domain().orElseThrow(), ldap.site(), ldap.security()),
        new SrvLookup(ldap.dnsServers().orElse(List.of()), ldap.connectTimeout()),
        clock);
  }

  /** Any URL of the right kind: each domain controller gets its own. */
  private String template() {
    String scheme = ldap.security() == DirectorySecurity.LDAPS ? "ldaps://" : "ldap://";
    return urls.isEmpty() ? scheme + ldap.domain().orElseThrow() : urls.getFirst().value();
  }

  LdapSettings settings(String url) {
    LdapSettings.Limits limits =
        new LdapSettings.Limits(
            ldap.connectTimeout(), ldap.responseTimeout(), ldap.pageSize(), ldap.connections());
    return new LdapSettings(url, ldap.security(), credentials(), ldap.trustCertificates(), limits)
        .allowingPlain(ldap.allowPlain());
  }

  private LdapCredentials credentials() {
    return switch (ldap.authentication()) {
      case SIMPLE -> withPassword(needed(ldap.bindDn(), "bind-dn", "simple"));
      case GSSAPI ->
          new LdapCredentials.Keytab(
              needed(ldap.principal(), "principal", "gssapi"),
              needed(ldap.keytab(), "keytab", "gssapi"),
              ldap.kerberosConfig());
    };
  }

  private LdapCredentials withPassword(String bindDn) {
    if (ldap.passwordFile().isPresent() && ldap.passwordEnv().isPresent()) {
      throw new IllegalArgumentException(
          "%spassword-file and %spassword-env: give one of them".formatted(PREFIX, PREFIX));
    }
    return ldap.passwordEnv()
        .<LdapCredentials>map(
            variable -> new LdapCredentials.PasswordOfEnvironment(bindDn, variable))
        .orElseGet(
            () ->
                new LdapCredentials.Password(
                    bindDn, needed(ldap.passwordFile(), "password-file", "simple")));
  }

  private static <T> T needed(Optional<T> value, String name, String authentication) {
    return value.orElseThrow(
        () ->
            new IllegalArgumentException(
                "%s%s is needed with %sauthentication=%s"
                    .formatted(PREFIX, name, PREFIX, authentication)));
  }

  /** Where the domain controllers are known from, for the log. */
  String told() {
    return urls.isEmpty() ? "SRV:" + ldap.domain().orElseThrow() : urls.toString();
  }
}
