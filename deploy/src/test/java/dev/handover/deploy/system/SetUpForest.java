package dev.handover.deploy.system;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import dev.handover.deploy.forest.Census;
import dev.handover.deploy.forest.Generation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the directory must look like after both passes of a set-up: an independent statement, made
 * from how it was before. Names in DNS are not part of it.
 */
final class SetUpForest {
  private static final List<String> PAIR =
      List.of(",cn=exch1,cn=servers,", ",cn=exch2,cn=servers,");
  private static final Set<String> NAMED_AFTER_SERVERS = Set.of("EXCH1 Archive", "EXCH2 Archive");

  private final Generation generation;
  private final SortedMap<String, SortedMap<String, SortedSet<String>>> entries = new TreeMap<>();

  private SetUpForest(Generation generation) {
    this.generation = generation;
  }

  /** The state that a directory with {@code before} has to be brought to. */
  static Census of(Census before, Generation generation) {
    SetUpForest forest = new SetUpForest(generation);
    before.entries().forEach(forest::add);
    return new Census(forest.entries);
  }

  private void add(String dn, SortedMap<String, SortedSet<String>> before) {
    SortedMap<String, SortedSet<String>> after = new TreeMap<>(before);
    String name = dn;
    if (PAIR.stream().anyMatch(dn::contains)) {
      Set<String> types = before.getOrDefault("objectclass", new TreeSet<>());
      if (types.contains("msExchStorageGroup")) {
        String folder = folder(one(before, "cn"));
        after.put("msexcheseparamlogfilepath", only(folder));
        after.put("msexcheseparamsystempath", only(folder));
      } else if (types.contains("msExchMDB")) {
        String file = one(before, "msexchedbfile").replaceAll(".*\\\\", "");
        after.put("msexchedbfile", only(folder(storageGroup(dn)) + "\\" + file));
        after.put("msexchpatchmdb", only("TRUE"));
        name = renamed(dn, after);
      } else if (types.contains("protocolCfgSMTPServer") && is2003()) {
        after.put("msexchsmtpbadmaildirectory", only("X:\\Exchsrv\\vs1\\BadMail"));
        after.put("msexchsmtpqueuedirectory", only("X:\\Exchsrv\\vs1\\Queue"));
      }
    }
    entries.put(name, after);
  }

  /** In 2003 no store keeps a server's name in its own. */
  private String renamed(String dn, SortedMap<String, SortedSet<String>> after) {
    if (!is2003() || !NAMED_AFTER_SERVERS.contains(one(after, "cn"))) {
      return dn;
    }
    String renamed = "cn=archive" + dn.substring(dn.indexOf(','));
    after.put("cn", only("Archive"));
    after.put("name", only("Archive"));
    after.put("distinguishedname", only(renamed));
    return renamed;
  }

  private String folder(String storageGroup) {
    return switch (generation) {
      case EXCHANGE_2003 -> "X:\\Exchsrv\\mdbdata";
      case EXCHANGE_2007 -> "X:\\Exchsrv\\Mailbox\\" + storageGroup;
    };
  }

  /** As it is written, which the normalized DN does not tell. */
  private static String storageGroup(String dn) {
    try {
      RDN group = Objects.requireNonNull(new DN(dn).getParent()).getRDN();
      StringBuilder name = new StringBuilder();
      for (String word : Objects.requireNonNull(group).getAttributeValues()[0].split(" ", -1)) {
        name.append(name.isEmpty() ? "" : " ")
            .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
            .append(word, 1, word.length());
      }
      return name.toString();
    } catch (LDAPException malformed) {
      throw new IllegalArgumentException(dn, malformed);
    }
  }

  private boolean is2003() {
    return generation == Generation.EXCHANGE_2003;
  }

  private static String one(SortedMap<String, SortedSet<String>> entry, String attribute) {
    return Objects.requireNonNull(entry.get(attribute), attribute).first();
  }

  private static SortedSet<String> only(String value) {
    return new TreeSet<>(Set.of(value));
  }
}
