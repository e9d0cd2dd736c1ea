package dev.handover.directory.domain.dns;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.EntryChange;
import java.util.List;
import java.util.Optional;

/**
 * Commands that {@code nsupdate} (BIND) takes back a change of a DNS server with, when this service
 * is not there. Pure text; holds no key: {@code nsupdate -k <key file> <script>}.
 */
public final class Nsupdate {
  private Nsupdate() {}

  /** Comments at the head of a script. */
  public static String header(List<String> comments) {
    StringBuilder out = new StringBuilder();
    comments.forEach(
        comment -> out.append("; ").append(comment.replaceAll("[^\\x20-\\x7e]", "?")).append('\n'));
    return out.append('\n').toString();
  }

  /**
   * One update that sets the records from before, whatever is there now.
   *
   * @param server address and port; empty lets nsupdate find it by the zone's SOA
   */
  public static String reverse(EntryChange change, Optional<String> server) {
    DnsServerName name = DnsServerName.tryParse(change.dn()).orElseThrow();
    StringBuilder out = new StringBuilder();
    out.append("; ").append(change.sequence()).append(' ').append(change.task()).append('\n');
    server.ifPresent(address -> out.append("server ").append(address).append('\n'));
    out.append("zone ").append(name.zone()).append('\n');
    for (AttributeChange attribute : change.attributes()) {
      DnsType.ofAttribute(attribute.name())
          .ifPresent(type -> records(out, name.absolute() + " ", type, attribute.before()));
    }
    return out.append("send\n\n").toString();
  }

  private static void records(
      StringBuilder out, String name, DnsType type, List<AttributeValue> values) {
    out.append("update delete ").append(name).append(type).append('\n');
    for (AttributeValue value : values) {
      String[] ttlAndData = value.text().split(" ", 2);
      out.append("update add ").append(name).append(ttlAndData[0]).append(' ').append(type);
      out.append(' ').append(ttlAndData[1]).append('\n');
    }
  }
}
