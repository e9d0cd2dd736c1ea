package dev.handover.directory.adapter.dns;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.dns.DnsServerName;
import dev.handover.directory.domain.dns.DnsType;
import dev.handover.directory.domain.dns.DnsUpdates;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** DNS servers by RFC 2136 with TSIG (RFC 8945). Opening it contacts nobody. */
public final class Rfc2136Updates implements DnsUpdates {
  /** What a server answers when a prerequisite does not hold (RFC 2136, section 3.2). */
  private static final Set<Integer> PREREQUISITES =
      Set.of(Rcode.NXDOMAIN, Rcode.YXDOMAIN, Rcode.NXRRSET, Rcode.YXRRSET);

  private final Map<String, DnsExchange> servers = new HashMap<>();

  /**
   * Servers by zone; zones in lower case, without a dot at the end. Throws {@link
   * IllegalArgumentException} when a key file is wrong.
   */
  public Rfc2136Updates(Map<String, DnsServerSettings> zones) {
    zones.forEach(
        (zone, settings) -> {
          TsigKeyFile.read(settings.keyFile());
          servers.put(zone, new DnsExchange(settings));
        });
  }

  @Override
  public Set<String> zones() {
    return Set.copyOf(servers.keySet());
  }

  @Override
  public Optional<String> serverOf(String zone) {
    return Optional.ofNullable(servers.get(zone)).map(DnsExchange::server);
  }

  @Override
  public Map<String, List<AttributeValue>> read(DnsServerName name, Set<DnsType> types) {
    try {
      return records(exchange(name), name, types);
    } catch (IOException e) {
      throw noAnswer(name, e);
    }
  }

  private static Map<String, List<AttributeValue>> records(
      DnsExchange exchange, DnsServerName name, Set<DnsType> types) throws IOException {
    Map<String, List<AttributeValue>> records = new HashMap<>();
    for (DnsType type : types) {
      records.put(type.attribute(), query(exchange, name, type));
    }
    return records;
  }

  /** An answer for an alias holds the target's records too: only the name's own count. */
  private static List<AttributeValue> query(DnsExchange exchange, DnsServerName name, DnsType type)
      throws IOException {
    Name owner = RecordTexts.name(name.absolute());
    Message question = Message.newQuery(Record.newRecord(owner, type.code(), DClass.IN));
    question.getHeader().unsetFlag(Flags.RD);
    Message answer = exchange.ask(question);
    if (answer.getRcode() != Rcode.NOERROR && answer.getRcode() != Rcode.NXDOMAIN) {
      throw DnsFailures.ofAnswer(exchange.server(), answer);
    }
    if (!answer.getHeader().getFlag(Flags.AA)) {
      throw DnsFailures.notAuthoritative(exchange.server(), name.zone());
    }
    return answer.getSection(Section.ANSWER).stream()
        .filter(record -> record.getName().equals(owner) && record.getType() == type.code())
        .map(RecordTexts::value)
        .toList();
  }

  @Override
  public ModifyOutcome compareAndSet(DnsServerName name, List<AttributeChange> changes) {
    try {
      return attempt(exchange(name), name, changes);
    } catch (DirectoryUnreachableException e) {
      return new ModifyOutcome.Unreachable(String.valueOf(e.getMessage()));
    } catch (DirectoryRefusedException e) {
      return new ModifyOutcome.Refused(e.code(), String.valueOf(e.getMessage()), e.cure());
    } catch (IOException e) {
      return new ModifyOutcome.Unreachable(reason(name, e));
    }
  }

  private ModifyOutcome attempt(
      DnsExchange exchange, DnsServerName name, List<AttributeChange> changes) throws IOException {
    Map<String, List<AttributeValue>> found = records(exchange, name, types(changes));
    List<AttributeChange> open =
        changes.stream()
            .filter(change -> !change.isAtAfter(values(found, change)))
            .map(change -> change.from(values(found, change)))
            .toList();
    if (open.isEmpty()) {
      return new ModifyOutcome.AlreadyInPlace();
    }
    if (!changes.stream().allMatch(change -> isAtEither(change, values(found, change)))) {
      return conflict(found);
    }
    Message update = new UpdateMessage(name).of(open);
    try {
      return settle(exchange, name, changes, exchange.send(update));
    } catch (IOException e) {
      return new ModifyOutcome.InDoubt(reason(name, e));
    }
  }

  /**
   * A server silently leaves out what cannot be beside a CNAME (RFC 2136, section 3.4.2.2), so that
   * "no error" is no proof: the records are read again.
   */
  private ModifyOutcome settle(
      DnsExchange exchange, DnsServerName name, List<AttributeChange> changes, Message answer)
      throws IOException {
    if (!PREREQUISITES.contains(answer.getRcode()) && answer.getRcode() != Rcode.NOERROR) {
      throw DnsFailures.ofAnswer(exchange.server(), answer);
    }
    Map<String, List<AttributeValue>> found = records(exchange, name, types(changes));
    if (!changes.stream().allMatch(each -> each.isAtAfter(values(found, each)))) {
      return conflict(found);
    }
    return answer.getRcode() == Rcode.NOERROR
        ? new ModifyOutcome.Applied()
        : new ModifyOutcome.AlreadyInPlace();
  }

  private static ModifyOutcome conflict(Map<String, List<AttributeValue>> found) {
    return new ModifyOutcome.Conflict("other records were found: " + found, found);
  }

  private static boolean isAtEither(AttributeChange change, List<AttributeValue> found) {
    return change.isAtBefore(found) || change.isAtAfter(found);
  }

  private static List<AttributeValue> values(
      Map<String, List<AttributeValue>> found, AttributeChange change) {
    return found.getOrDefault(change.name(), List.of());
  }

  private static Set<DnsType> types(List<AttributeChange> changes) {
    Set<DnsType> types = EnumSet.noneOf(DnsType.class);
    changes.stream()
        .flatMap(change -> DnsType.ofAttribute(change.name()).stream())
        .forEach(types::add);
    return types;
  }

  private DnsExchange exchange(DnsServerName name) {
    return Optional.ofNullable(servers.get(name.zone()))
        .orElseThrow(
            () ->
                new DirectoryRefusedException(
                    Rcode.NOTZONE,
                    "no DNS server is configured for the zone " + name.zone(),
                    "Name it under handover.directory.dns.zones."));
  }

  private DirectoryUnreachableException noAnswer(DnsServerName name, IOException e) {
    return new DirectoryUnreachableException(reason(name, e), e);
  }

  private String reason(DnsServerName name, IOException e) {
    return "the DNS server "
        + serverOf(name.zone()).orElse("")
        + " gives no answer: "
        + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
  }

  @Override
  public void close() {
    // Connections live as long as one exchange.
  }
}
