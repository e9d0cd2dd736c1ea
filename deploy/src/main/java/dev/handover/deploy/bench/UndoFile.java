package dev.handover.deploy.bench;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldif.LDIFChangeRecord;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFModifyChangeRecord;
import com.unboundid.ldif.LDIFReader;
import dev.handover.deploy.forest.Census;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The reverse LDIF file of a change set, read as the old values that it can bring back. */
final class UndoFile {
  private final Census old;

  private UndoFile(Census old) {
    this.old = old;
  }

  static UndoFile read(Path file) throws IOException {
    Map<String, Entry> entries = new TreeMap<>();
    try (LDIFReader reader = new LDIFReader(file.toFile())) {
      LDIFChangeRecord record = reader.readChangeRecord();
      while (record != null) {
        if (record instanceof LDIFModifyChangeRecord modify) {
          Entry entry =
              entries.computeIfAbsent(
                  DN.normalize(modify.getDN()), any -> new Entry(modify.getDN()));
          for (Modification part : modify.getModifications()) {
            Attribute values = new Attribute(part.getAttributeName(), part.getValueByteArrays());
            entry.setAttribute(values);
          }
        }
        record = reader.readChangeRecord();
      }
      return new UndoFile(Census.of(entries.values()));
    } catch (LDIFException | LDAPException broken) {
      throw new IOException(file + " is not LDIF", broken);
    }
  }

  /** Every value that was there once, is not now, and that the file cannot bring back. */
  List<String> lost(Census once, Census now) {
    List<String> lost = new ArrayList<>();
    once.entries()
        .forEach(
            (dn, attributes) -> {
              Map<String, SortedSet<String>> here = of(now, dn);
              Map<String, SortedSet<String>> kept = of(old, dn);
              for (String name : union(attributes.keySet(), here.keySet())) {
                SortedSet<String> before = attributes.getOrDefault(name, new TreeSet<>());
                if (!before.equals(here.getOrDefault(name, new TreeSet<>()))
                    && !before.equals(kept.get(name))) {
                  lost.add(
                      dn
                          + ": "
                          + name
                          + " was "
                          + before
                          + "; the undo file has "
                          + kept.get(name));
                }
              }
            });
    return lost;
  }

  private static Map<String, SortedSet<String>> of(Census census, String dn) {
    return Objects.requireNonNullElse(census.entries().get(dn), new TreeMap<>());
  }

  private static Set<String> union(Iterable<String> some, Iterable<String> others) {
    Set<String> all = new TreeSet<>();
    some.forEach(all::add);
    others.forEach(all::add);
    return all;
  }
}
