package dev.handover.directory.adapter;

import dev.handover.directory.adapter.dns.DnsJavaServers;
import dev.handover.directory.adapter.file.FolderUndoFiles;
import dev.handover.directory.adapter.file.TokenFile;
import dev.handover.directory.adapter.ldap.LdapDomainControllers;
import dev.handover.directory.adapter.ldap.LdapSettings;
import dev.handover.directory.domain.AccessTokens;
import dev.handover.directory.domain.DnsServers;
import dev.handover.directory.domain.DomainControllerUrl;
import dev.handover.directory.domain.DomainControllers;
import dev.handover.directory.domain.UndoFiles;
import dev.handover.directory.domain.dns.DnsRoutedControllers;
import dev.handover.directory.domain.dns.DnsUpdates;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Gives every port its adapter, by the configuration. */
@Singleton
class Wiring {

  @Produces
  @Singleton
  AccessTokens tokens(DirectoryConfig config) {
    return new TokenFile(config.access().tokensFile());
  }

  @Produces
  @Singleton
  UndoFiles undoFiles(DirectoryConfig config) {
    return new FolderUndoFiles(config.directory().undoDir());
  }

  @Produces
  @Singleton
  DomainControllers controllers(DirectoryConfig config, DnsUpdates dns) {
    LdapSettings settings = settings(config.directory().ldap());
    return new DnsRoutedControllers(
        new LdapDomainControllers(settings, List.of(new DomainControllerUrl(settings.url()))), dns);
  }

  @Produces
  @Singleton
  DnsServers dnsServers() {
    return new DnsJavaServers();
  }

  void close(@Disposes DomainControllers controllers) {
    controllers.close();
  }

  static LdapSettings settings(DirectoryConfig.Ldap ldap) {
    LdapSettings.Limits limits =
        new LdapSettings.Limits(ldap.connectTimeout(), ldap.responseTimeout(), ldap.pageSize());
    return new LdapSettings(
            ldap.url(),
            ldap.security(),
            ldap.bindDn(),
            ldap.passwordFile(),
            ldap.trustCertificates(),
            limits)
        .allowingPlain(ldap.allowPlain());
  }
}
