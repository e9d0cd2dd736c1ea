package dev.handover.deploy.directory;

import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Entries whose links say where the linked entry is now.
 *
 * <p>In Active Directory a link is the linked entry's GUID; its name is looked up when it is read
 * (MS-ADTS 3.1.1.1.6). A Samba domain controller keeps the name beside the GUID and does not always
 * renew it when the entry's renaming reaches it by replication. So links are asked for with their
 * GUID ({@code LDAP_SERVER_EXTENDED_DN_OID}, MS-ADTS 3.1.1.3.4.1.5) and named here.
 */
final class LinkedEntries {
  private static final Pattern EXTENDED =
      Pattern.compile("<GUID=([0-9a-f-]+)>;(?:<SID=[^>]*>;)?(.*)", Pattern.DOTALL);

  private LinkedEntries() {}

  /** Asks for GUIDs beside names; the answers are for {@link #named}. */
  static Control control() {
    ASN1Element readable = new ASN1Sequence(new ASN1Integer(1));
    return new Control("1.2.840.113556.1.4.529", true, new ASN1OctetString(readable.encode()));
  }

  /** The same entries as a plain search gives, each link by the name of the entry it leads to. */
  static List<Entry> named(List<? extends Entry> extended) {
    Map<String, String> names = new HashMap<>();
    for (Entry entry : extended) {
      Matcher found = EXTENDED.matcher(entry.getDN());
      if (found.matches()) {
        names.put(found.group(1), found.group(2));
      }
    }
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : extended) {
      Entry named = new Entry(name(entry.getDN(), names));
      entry.getAttributes().forEach(attribute -> named.addAttribute(named(attribute, names)));
      entries.add(named);
    }
    return entries;
  }

  private static Attribute named(Attribute attribute, Map<String, String> names) {
    String first = attribute.getValue();
    if (first == null || !first.startsWith("<GUID=")) {
      return attribute;
    }
    List<String> values = new ArrayList<>();
    for (String value : attribute.getValues()) {
      values.add(name(value, names));
    }
    return new Attribute(attribute.getName(), values);
  }

  private static String name(String extended, Map<String, String> names) {
    Matcher found = EXTENDED.matcher(extended);
    if (!found.matches()) {
      return extended;
    }
    return names.getOrDefault(found.group(1), found.group(2));
  }
}
