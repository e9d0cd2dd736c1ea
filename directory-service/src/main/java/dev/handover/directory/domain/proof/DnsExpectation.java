package dev.handover.directory.domain.proof;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.DnsServers.Question;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.Rdn;
import dev.handover.directory.domain.dns.DnsServerName;
import dev.handover.directory.domain.dns.DnsType;
import dev.handover.directory.domain.dns.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a DNS server has to answer when a change of a {@code dnsRecord} (MS-DNSP, section 2.3.2.2)
 * or of a name on a DNS server ({@link DnsServerName}) has reached it: for each type of record that
 * the change touches, all records of that type, addresses as in {@link IpAddress}.
 */
public record DnsExpectation(Question question, List<String> answers) {
  private static final String ATTRIBUTE = "dnsRecord";
  private static final int HEADER_LENGTH = 24;
  private static final int TYPE_OFFSET = 2;
  private static final Map<Integer, String> TYPES =
      Map.of(1, "A", 5, "CNAME", 12, "PTR", 28, "AAAA");

  /** Copies its list. */
  public DnsExpectation {
    answers = List.copyOf(answers);
  }

  /** What a change leads to; empty when it has nothing to do with DNS. */
  public static List<DnsExpectation> of(EntryChange change, Direction expected) {
    Optional<String> name = name(change);
    if (name.isEmpty()) {
      return List.of();
    }
    boolean isOnServer = DnsServerName.isOnServer(change.dn());
    List<DnsExpectation> expectations = new ArrayList<>();
    for (AttributeChange attribute : change.attributes()) {
      Map<String, List<String>> before = byType(isOnServer, attribute.name(), attribute.before());
      Map<String, List<String>> after = byType(isOnServer, attribute.name(), attribute.after());
      Map<String, List<String>> wanted = expected == Direction.APPLIED ? after : before;
      for (String type : TYPES.values().stream().sorted().toList()) {
        if (!before.getOrDefault(type, List.of()).equals(after.getOrDefault(type, List.of()))) {
          expectations.add(
              new DnsExpectation(
                  new Question(name.get(), type), wanted.getOrDefault(type, List.of())));
        }
      }
    }
    return expectations;
  }

  private static Map<String, List<String>> byType(
      boolean isOnServer, String attribute, List<AttributeValue> values) {
    if (isOnServer) {
      return DnsType.ofAttribute(attribute)
          .map(
              type ->
                  Map.of(
                      type.name(),
                      values.stream().map(DnsExpectation::data).sorted().distinct().toList()))
          .orElse(Map.of());
    }
    return CaseFolding.same(attribute, ATTRIBUTE) ? byType(values) : Map.of();
  }

  /** The data after the seconds to live; names without the dot at their end. */
  private static String data(AttributeValue value) {
    String text = value.text();
    String data = text.substring(text.indexOf(' ') + 1).toLowerCase(Locale.ROOT);
    return data.endsWith(".") ? data.substring(0, data.length() - 1) : data;
  }

  /** {@code DC=<node>,DC=<zone>,...}; the node {@code @} stands for the zone itself. */
  private static Optional<String> name(EntryChange change) {
    List<Rdn> rdns = change.dn().rdns();
    if (rdns.size() < 2 || !rdns.get(0).type().equalsIgnoreCase("DC")) {
      return Optional.empty();
    }
    String node = rdns.get(0).value();
    String zone = rdns.get(1).value();
    return Optional.of(node.equals("@") ? zone : node + "." + zone);
  }

  private static Map<String, List<String>> byType(List<AttributeValue> values) {
    Map<String, List<String>> byType = new TreeMap<>();
    for (AttributeValue value : values) {
      byte[] octets = value.bytes();
      if (octets.length > HEADER_LENGTH) {
        ByteBuffer record = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
        String type = TYPES.get(Short.toUnsignedInt(record.getShort(TYPE_OFFSET)));
        if (type != null) {
          record.position(HEADER_LENGTH);
          byType.computeIfAbsent(type, key -> new ArrayList<>()).add(text(type, record));
        }
      }
    }
    byType.replaceAll((type, texts) -> texts.stream().sorted().distinct().toList());
    return byType;
  }

  private static String text(String type, ByteBuffer content) {
    return switch (type) {
      case "A", "AAAA" -> address(content);
      default -> target(content);
    };
  }

  private static String address(ByteBuffer content) {
    byte[] octets = new byte[content.remaining()];
    content.get(octets);
    return IpAddress.of(octets).map(IpAddress::text).orElse(HexFormat.of().formatHex(octets));
  }

  /** A name (MS-DNSP, 2.2.2.2.2): its length, how many labels, then each with its length. */
  private static String target(ByteBuffer content) {
    byte[] octets = new byte[content.remaining()];
    content.get(octets);
    List<String> labels = new ArrayList<>();
    int at = 2;
    while (at < octets.length && octets[at] > 0 && at + octets[at] < octets.length) {
      labels.add(new String(octets, at + 1, octets[at], StandardCharsets.UTF_8));
      at += octets[at] + 1;
    }
    return labels.isEmpty()
        ? HexFormat.of().formatHex(octets)
        : String.join(".", labels).toLowerCase(Locale.ROOT);
  }
}
