package dev.handover.directory.adapter.dns;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.dns.DnsServerName;
import dev.handover.directory.domain.dns.DnsType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Update;

/**
 * One update message (RFC 2136, section 2): every RRset it changes must be exactly as read, and is
 * deleted and made anew in the same message, which a server does whole or not at all.
 */
final class UpdateMessage {
  private static final Set<DnsType> ADDRESSES = EnumSet.of(DnsType.A, DnsType.AAAA);

  private final DnsServerName name;
  private final Name owner;
  private final Update message;

  UpdateMessage(DnsServerName name) {
    this.name = name;
    this.owner = RecordTexts.name(name.absolute());
    this.message = new Update(RecordTexts.name(name.zone() + "."));
  }

  Message of(List<AttributeChange> changes) {
    List<DnsType> changed =
        changes.stream().flatMap(each -> DnsType.ofAttribute(each.name()).stream()).toList();
    for (AttributeChange change : changes) {
      DnsType type = DnsType.ofAttribute(change.name()).orElseThrow();
      require(type, change.before());
      if (!change.after().isEmpty()) {
        requireRoom(type, changed);
      }
    }
    for (AttributeChange change : changes) {
      DnsType type = DnsType.ofAttribute(change.name()).orElseThrow();
      message.delete(owner, type.code());
      change.after().forEach(value -> message.add(RecordTexts.record(name, type, value)));
    }
    return message;
  }

  /** Section 2.4.2 for records that are there, section 2.4.3 for none. */
  private void require(DnsType type, List<AttributeValue> values) {
    if (values.isEmpty()) {
      message.absent(owner, type.code());
    }
    values.forEach(value -> message.present(RecordTexts.prerequisite(name, type, value)));
  }

  /** An alias has nothing beside it; what would be added would silently be left out. */
  private void requireRoom(DnsType type, List<DnsType> changed) {
    Set<DnsType> others = type == DnsType.CNAME ? ADDRESSES : EnumSet.of(DnsType.CNAME);
    others.stream()
        .filter(other -> !changed.contains(other))
        .forEach(other -> message.absent(owner, other.code()));
  }
}
