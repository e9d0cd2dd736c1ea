package dev.handover.directory.domain.task;

import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.dns.DnsServerName;
import dev.handover.directory.domain.dns.DnsType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A zone on a DNS server that takes updates (RFC 2136). */
record ServerZone(String name, DistinguishedName dn) implements Zone {

  /** Every name can be read: one without records is one that an update makes. */
  @Override
  public Optional<ZoneName> read(String record, TaskContext context) {
    return context
        .directory()
        .read(
            new DnsServerName(name, record).dn(),
            Arrays.stream(DnsType.values())
                .map(DnsType::attribute)
                .collect(Collectors.toUnmodifiableSet()))
        .map(ServerNode::new);
  }
}
