package dev.handover.directory.adapter;

import dev.handover.directory.adapter.dns.DnsJavaServers;
import dev.handover.directory.adapter.file.AuditFile;
import dev.handover.directory.adapter.file.FolderUndoFiles;
import dev.handover.directory.adapter.file.TokenFile;
import dev.handover.directory.domain.AccessTokens;
import dev.handover.directory.domain.DnsServers;
import dev.handover.directory.domain.DomainControllers;
import dev.handover.directory.domain.UndoFiles;
import dev.handover.directory.domain.audit.AuditTrail;
import dev.handover.directory.domain.dns.DnsRoutedControllers;
import dev.handover.directory.domain.dns.DnsUpdates;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Gives every port its adapter, by the configuration. */
@Singleton
class Wiring {

  @Produces
  @Singleton
  AuditTrail audit(DirectoryConfig config, InstantSource clock) {
    return new AuditFile(config.dataDir().resolve("audit.jsonl"), clock);
  }

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
  DomainControllers controllers(DirectoryConfig config, DnsUpdates dns, InstantSource clock) {
    return new DnsRoutedControllers(
        DirectoryAccess.of(config.directory().ldap()).controllers(clock), dns);
  }

  @Produces
  @Singleton
  DnsServers dnsServers() {
    return new DnsJavaServers();
  }

  void close(@Disposes DomainControllers controllers) {
    controllers.close();
  }
}
