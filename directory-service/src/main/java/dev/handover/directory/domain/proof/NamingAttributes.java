package dev.handover.directory.domain.proof;

import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.Rdn;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The attributes that can name a server: every attribute of the schema with a DN or string syntax
 * (MS-ADTS, section 3.1.1.2.2.2). Left out are those that are computed, back links, which only
 * mirror another entry's attribute, and the entry's own name.
 */
final class NamingAttributes {
  /** What an attribute holds. */
  enum Holds {
    NAMES,
    TEXT
  }

  private static final Map<String, Holds> SYNTAXES =
      Map.of(
          "2.5.5.1", Holds.NAMES,
          "2.5.5.7", Holds.NAMES,
          "2.5.5.14", Holds.NAMES,
          "2.5.5.3", Holds.TEXT,
          "2.5.5.4", Holds.TEXT,
          "2.5.5.5", Holds.TEXT,
          "2.5.5.12", Holds.TEXT);
  private static final Set<String> OWN_NAME = Set.of("distinguishedname", "name", "cn", "ou", "dc");
  private static final int FLAG_ATTR_IS_CONSTRUCTED = 4;

  private record Attribute(String name, Holds holds) {}

  private final Map<String, Attribute> byName;

  private NamingAttributes(Map<String, Attribute> byName) {
    this.byName = byName;
  }

  static NamingAttributes read(Directory directory) {
    SearchQuery query =
        new SearchQuery(
            directory.describe().configurationNamingContext().child(Rdn.of("CN", "Schema")),
            SearchScope.ONE_LEVEL,
            Filter.objectClass("attributeSchema"),
            Set.of("lDAPDisplayName", "attributeSyntax", "systemFlags", "linkID"));
    Map<String, Attribute> byName = new HashMap<>();
    try (Stream<Entry> found = directory.search(query)) {
      found.forEach(
          entry -> {
            Holds holds = SYNTAXES.get(entry.text("attributeSyntax").orElse(""));
            String name = entry.text("lDAPDisplayName").orElse("");
            String folded = CaseFolding.fold(name);
            if (holds != null && isStored(entry) && !OWN_NAME.contains(folded)) {
              byName.put(folded, new Attribute(name, holds));
            }
          });
    }
    return new NamingAttributes(byName);
  }

  private static boolean isStored(Entry entry) {
    boolean constructed = (number(entry, "systemFlags") & FLAG_ATTR_IS_CONSTRUCTED) != 0;
    boolean backLink = number(entry, "linkID") % 2 != 0;
    return !constructed && !backLink;
  }

  private static int number(Entry entry, String attribute) {
    try {
      return entry.text(attribute).map(Integer::parseInt).orElse(0);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  Set<String> names() {
    return byName.values().stream().map(Attribute::name).collect(Collectors.toSet());
  }

  int size() {
    return byName.size();
  }

  /** What an attribute holds; empty for one that cannot name a server. */
  Optional<Holds> holds(String attribute) {
    return Optional.ofNullable(byName.get(CaseFolding.fold(attribute))).map(Attribute::holds);
  }

  /** As the schema spells it. */
  String spelt(String attribute) {
    Attribute known = byName.get(CaseFolding.fold(attribute));
    return known == null ? attribute : known.name();
  }
}
