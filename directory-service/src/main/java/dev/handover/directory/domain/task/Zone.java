package dev.handover.directory.domain.task;

import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.dns.DnsServerName;
import java.util.Optional;

/** A zone, kept in the directory or on a DNS server. */
sealed interface Zone permits DnsZone, ServerZone {
  DistinguishedName dn();

  /** The name's records; empty when the directory has no such name. */
  Optional<ZoneName> read(String record, TaskContext context);

  /**
   * A DNS server's zone, where one is configured, otherwise the directory's. Empty after a blocker
   * went into the draft.
   */
  static Optional<? extends Zone> find(String zone, TaskContext context, TaskDraft draft) {
    DistinguishedName onServer = DnsServerName.zoneDn(zone);
    return context.site().namingContexts().contains(onServer)
        ? Optional.of(new ServerZone(zone, onServer))
        : DnsZone.find(zone, context, draft);
  }
}
