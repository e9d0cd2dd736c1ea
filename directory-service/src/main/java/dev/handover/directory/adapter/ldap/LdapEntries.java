package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ldaptive.LdapAttribute;
import org.ldaptive.LdapEntry;

/** Entries between ldaptive's form and ours. */
final class LdapEntries {
  /** Octets, not text, in Active Directory. */
  static final Set<String> BINARY =
      Set.of("dnsRecord", "dNSProperty", "objectGUID", "objectSid", "schemaIDGUID");

  private static final Set<String> BINARY_FOLDED =
      Set.of("dnsrecord", "dnsproperty", "objectguid", "objectsid", "schemaidguid");

  private LdapEntries() {}

  static Entry of(LdapEntry entry) {
    DistinguishedName dn = DistinguishedName.parse(entry.getDn());
    Map<String, List<AttributeValue>> attributes = new HashMap<>();
    Set<String> incomplete = new HashSet<>();
    for (LdapAttribute attribute : entry.getAttributes()) {
      String name = attribute.getName(false);
      List<AttributeValue> values =
          attribute.getBinaryValues().stream().map(octets -> value(name, octets)).toList();
      attributes.merge(name, values, LdapEntries::joined);
      if (isCutOff(attribute)) {
        incomplete.add(name);
      }
    }
    return new Entry(dn, attributes, incomplete);
  }

  /** With a range comes the attribute's bare name too, without values. */
  private static List<AttributeValue> joined(
      List<AttributeValue> some, List<AttributeValue> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /**
   * Active Directory returns more than 1,500 values in ranges (MS-ADTS, section 3.1.1.3.1.3.3); the
   * last one ends with a star.
   */
  private static boolean isCutOff(LdapAttribute attribute) {
    return attribute.getOptions().stream()
        .map(option -> option.toLowerCase(Locale.ROOT))
        .anyMatch(option -> option.startsWith("range=") && !option.endsWith("-*"));
  }

  private static AttributeValue value(String name, byte[] octets) {
    return BINARY_FOLDED.contains(name.toLowerCase(Locale.ROOT))
        ? AttributeValue.of(octets)
        : AttributeValue.ofUtf8(octets);
  }

  static LdapAttribute attribute(String name, List<AttributeValue> values) {
    return LdapAttribute.builder()
        .name(name)
        .binaryValues(values.stream().map(AttributeValue::bytes).toList())
        .build();
  }
}
