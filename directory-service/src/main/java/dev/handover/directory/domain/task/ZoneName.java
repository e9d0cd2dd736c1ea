package dev.handover.directory.domain.task;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.dns.DnsType;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A name in a zone, with its records. Data are addresses, or absolute names in lower case. */
sealed interface ZoneName permits DnsNode, ServerNode {
  DistinguishedName dn();

  /** What the name answers for a type; nothing when it was deleted. */
  List<String> data(DnsType type);

  /** The longest time to live of a type's records; empty without any. */
  OptionalLong ttlSeconds(DnsType type);

  /**
   * One write after which the records of these types have exactly these data. Those that have them
   * already stay as they are; a new one gets the time to live of the others of the name.
   */
  List<AttributeChange> changesTo(Map<DnsType, List<String>> wanted);

  /** One write after which no record of these types lives longer. */
  List<AttributeChange> changesToTtl(List<DnsType> types, long seconds);

  /** Whether the name stands for another one, and so has no records of its own. */
  default boolean isAlias() {
    return !data(DnsType.CNAME).isEmpty();
  }
}
