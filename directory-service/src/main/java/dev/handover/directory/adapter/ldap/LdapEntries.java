package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ldaptive.LdapAttribute;
import org.ldaptive.LdapEntry;
import org.ldaptive.ResultCode;

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
    for (LdapAttribute attribute : entry.getAttributes()) {
      refuseRanges(dn, attribute);
      String name = attribute.getName(false);
      attributes.put(
          name, attribute.getBinaryValues().stream().map(octets -> value(name, octets)).toList());
    }
    return new Entry(dn, attributes);
  }

  /**
   * Active Directory returns more than 1,500 values in ranges; half of the values would pass for
   * all of them.
   */
  private static void refuseRanges(DistinguishedName dn, LdapAttribute attribute) {
    if (attribute.getOptions().stream().anyMatch(option -> option.startsWith("range="))) {
      throw new DirectoryRefusedException(
          ResultCode.SIZE_LIMIT_EXCEEDED.value(),
          dn + " has more values of " + attribute.getName(false) + " than one answer holds",
          "Remove values that nobody needs; this service reads at most 1,500 of one attribute.");
    }
  }

  private static AttributeValue value(String name, byte[] octets) {
    return BINARY_FOLDED.contains(name.toLowerCase(Locale.ROOT))
        ? AttributeValue.of(octets)
        : AttributeValue.of(new String(octets, StandardCharsets.UTF_8));
  }

  static LdapAttribute attribute(String name, List<AttributeValue> values) {
    return LdapAttribute.builder()
        .name(name)
        .binaryValues(values.stream().map(AttributeValue::bytes).toList())
        .build();
  }
}
