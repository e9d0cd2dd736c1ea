package dev.handover.directory.domain.proof;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryDescription;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.Rdn;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;

/** Words the commands that grant rights: dsacls on Windows, samba-tool in a lab on Samba. */
final class RightGrants {
  private static final String UNKNOWN_ACCOUNT = "this service's account";
  private static final int SID_HEAD = 8;

  private final Directory directory;

  RightGrants(Directory directory) {
    this.directory = directory;
  }

  /** The account by name, as far as it is known. */
  String account() {
    return entry().flatMap(found -> found.text("sAMAccountName")).orElse(UNKNOWN_ACCOUNT);
  }

  /** The right to write these attributes of one entry, or of all entries below a container. */
  String command(DistinguishedName where, Set<String> attributes, boolean ofEntry) {
    String domain =
        directory.describe().defaultNamingContext().rdns().stream()
            .map(Rdn::value)
            .collect(Collectors.joining("."));
    String name =
        entry()
            .flatMap(found -> found.text("sAMAccountName"))
            .map(sam -> sam + "@" + domain)
            .orElse("<account>");
    StringJoiner windows =
        new StringJoiner(" ", "dsacls \"%s\"%s /G ".formatted(where, ofEntry ? "" : " /I:S"), "");
    attributes.forEach(attribute -> windows.add("\"%s:WP;%s\"".formatted(name, attribute)));
    String sid = entry().flatMap(RightGrants::sid).orElse("<SID>");
    Map<String, String> guids = guids(attributes);
    String flags = ofEntry ? "" : "CIIO";
    String aces =
        attributes.stream()
            .map(
                attribute ->
                    "(OA;%s;WP;%s;;%s)"
                        .formatted(flags, guids.getOrDefault(attribute, "<schemaIDGUID>"), sid))
            .collect(Collectors.joining());
    return "Grant it: %s (in a lab on Samba: samba-tool dsacl set --objectdn=\"%s\" --sddl=\"%s\"), then ask for a new preview."
        .formatted(windows, where, aces);
  }

  private Optional<Entry> entry() {
    return directory
        .account()
        .flatMap(DistinguishedName::tryParse)
        .filter(dn -> !dn.isRoot())
        .flatMap(this::read);
  }

  private Optional<Entry> read(DistinguishedName dn) {
    try {
      return directory.read(dn, Set.of("sAMAccountName", "objectSid"));
    } catch (DirectoryRefusedException e) {
      return Optional.empty();
    }
  }

  private Map<String, String> guids(Set<String> attributes) {
    DirectoryDescription site = directory.describe();
    Filter named =
        new Filter.Any(
            attributes.stream().map(name -> Filter.equal("lDAPDisplayName", name)).toList());
    SearchQuery query =
        new SearchQuery(
            site.configurationNamingContext().child(Rdn.of("CN", "Schema")),
            SearchScope.ONE_LEVEL,
            named,
            Set.of("lDAPDisplayName", "schemaIDGUID"));
    Map<String, String> guids = new HashMap<>();
    try {
      for (Entry found : directory.search(query).toList()) {
        String name = found.text("lDAPDisplayName").orElse("");
        found.values("schemaIDGUID").stream()
            .findFirst()
            .flatMap(RightGrants::guid)
            .ifPresent(
                guid ->
                    attributes.stream()
                        .filter(name::equalsIgnoreCase)
                        .forEach(attribute -> guids.put(attribute, guid)));
      }
    } catch (DirectoryRefusedException e) {
      return guids;
    }
    return guids;
  }

  /** The first three fields are little-endian (MS-DTYP, section 2.3.4.2). */
  static Optional<String> guid(AttributeValue value) {
    byte[] octets = value.bytes();
    if (octets.length != 2 * Long.BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    long first = Integer.toUnsignedLong(in.getInt()) << Integer.SIZE;
    first |= Short.toUnsignedLong(in.getShort()) << Short.SIZE;
    first |= Short.toUnsignedLong(in.getShort());
    long second = in.order(ByteOrder.BIG_ENDIAN).getLong();
    return Optional.of(new UUID(first, second).toString());
  }

  /** {@code S-1-5-...} (MS-DTYP, section 2.4.2.2). */
  static Optional<String> sid(Entry entry) {
    return entry.values("objectSid").stream()
        .map(AttributeValue::bytes)
        .filter(octets -> octets.length >= SID_HEAD && (octets.length - SID_HEAD) % 4 == 0)
        .map(RightGrants::sid)
        .findFirst();
  }

  private static String sid(byte[] octets) {
    ByteBuffer in = ByteBuffer.wrap(octets);
    int revision = in.get();
    long authority = in.getLong(0) & 0xFFFF_FFFF_FFFFL;
    StringBuilder text = new StringBuilder("S-%d-%d".formatted(revision, authority));
    in.position(SID_HEAD).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      text.append('-').append(Integer.toUnsignedString(in.getInt()));
    }
    return text.toString();
  }
}
