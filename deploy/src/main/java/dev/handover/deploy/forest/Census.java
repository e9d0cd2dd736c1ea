package dev.handover.deploy.forest;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every attribute of every entry, in a canonical form that two moments can be compared in.
 *
 * <p>Left out is only what a directory keeps for itself and changes without being asked, see {@link
 * #OPERATIONAL}. Values that are DNs compare as DNs do (case and escaping do not count); all others
 * compare byte for byte.
 *
 * @param entries attributes by normalized DN; values by lower-case attribute name
 */
public record Census(SortedMap<String, SortedMap<String, SortedSet<String>>> entries) {
  /**
   * Attributes that the directory itself maintains: change stamps, logon statistics, replication
   * state, and back links (which only mirror a forward link that is compared).
   */
  public static final Set<String> OPERATIONAL =
      Set.of(
          "whenchanged",
          "usnchanged",
          "dscorepropagationdata",
          "replpropertymetadata",
          "repluptodatevector",
          "repsfrom",
          "repsto",
          "modifytimestamp",
          "lastlogon",
          "lastlogoff",
          "lastlogontimestamp",
          "logoncount",
          "badpasswordtime",
          "badpwdcount",
          "msds-nctype",
          "homemdbbl",
          "msexchaddresslistservicebl");

  private static final Set<String> DN_VALUED =
      Set.of(
          "distinguishedname",
          "homemdb",
          "homemta",
          "msexchroutingmasterdn",
          "msexchaddresslistservicelink",
          "offlineabserver",
          "msexchowningserver",
          "objectcategory",
          "member",
          "memberof");

  /** Takes the census of some entries. */
  public static Census of(Collection<? extends Entry> entries) {
    SortedMap<String, SortedMap<String, SortedSet<String>>> all = new TreeMap<>();
    for (Entry entry : entries) {
      SortedMap<String, SortedSet<String>> attributes = new TreeMap<>();
      for (Attribute attribute : entry.getAttributes()) {
        String name = attribute.getName().toLowerCase(Locale.ROOT);
        if (!OPERATIONAL.contains(name)) {
          attributes.put(name, values(name, attribute));
        }
      }
      all.put(normalized(entry.getDN()), attributes);
    }
    return new Census(all);
  }

  /**
   * What this census must become when {@code before} becomes {@code after}: each attribute in which
   * the two forests differ takes the second's value, all others stay as they are.
   */
  public Census changedAs(Forest before, Forest after) {
    Census from = of(before.entries());
    Census to = of(after.entries());
    SortedMap<String, SortedMap<String, SortedSet<String>>> result = new TreeMap<>(entries);
    to.entries.forEach(
        (dn, attributes) -> {
          SortedMap<String, SortedSet<String>> changed =
              new TreeMap<>(Objects.requireNonNullElse(result.get(dn), new TreeMap<>()));
          SortedMap<String, SortedSet<String>> old =
              Objects.requireNonNullElse(from.entries.get(dn), new TreeMap<>());
          changeAttributes(changed, old, attributes);
          result.put(dn, changed);
        });
    return new Census(result);
  }

  private static void changeAttributes(
      SortedMap<String, SortedSet<String>> changed,
      SortedMap<String, SortedSet<String>> old,
      SortedMap<String, SortedSet<String>> wanted) {
    for (String name : union(old.keySet(), wanted.keySet())) {
      SortedSet<String> values = wanted.get(name);
      if (values == null) {
        changed.remove(name);
      } else if (!values.equals(old.get(name))) {
        changed.put(name, values);
      }
    }
  }

  /** Whether this census has everything that a forest says, whatever else the directory adds. */
  public List<String> missingOf(Forest forest) {
    List<String> missing = new ArrayList<>();
    of(forest.entries())
        .entries
        .forEach(
            (dn, attributes) -> {
              SortedMap<String, SortedSet<String>> here = entries.get(dn);
              if (here == null) {
                missing.add(dn + ": no such entry");
              } else {
                attributes.forEach(
                    (name, values) -> {
                      if (!values.equals(here.get(name))) {
                        missing.add(line(dn, name, values, here.get(name)));
                      }
                    });
              }
            });
    return missing;
  }

  /** Every difference, one line each; empty when the two are equal. */
  public List<String> differencesTo(Census found) {
    List<String> differences = new ArrayList<>();
    for (String dn : union(entries.keySet(), found.entries.keySet())) {
      Map<String, SortedSet<String>> mine = entries.getOrDefault(dn, new TreeMap<>());
      Map<String, SortedSet<String>> theirs = found.entries.getOrDefault(dn, new TreeMap<>());
      for (String name : union(mine.keySet(), theirs.keySet())) {
        if (!Objects.equals(mine.get(name), theirs.get(name))) {
          differences.add(line(dn, name, mine.get(name), theirs.get(name)));
        }
      }
    }
    return differences;
  }

  /** How many attributes it holds. */
  public int attributes() {
    return entries.values().stream().mapToInt(Map::size).sum();
  }

  private static String line(
      String dn, String attribute, @Nullable Object expected, @Nullable Object found) {
    return dn + ": " + attribute + " should be " + expected + " and is " + found;
  }

  private static SortedSet<String> union(Collection<String> some, Collection<String> others) {
    SortedSet<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static SortedSet<String> values(String name, Attribute attribute) {
    SortedSet<String> values = new TreeSet<>();
    for (byte[] value : attribute.getValueByteArrays()) {
      values.add(DN_VALUED.contains(name) ? normalized(text(value)) : text(value));
    }
    return values;
  }

  private static String text(byte[] value) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException binary) {
      return "base64:" + Base64.getEncoder().encodeToString(value);
    }
  }

  private static String normalized(String dn) {
    try {
      return new DN(dn).toNormalizedString();
    } catch (LDAPException notADn) {
      return dn;
    }
  }
}
