package dev.handover.deploy.forest;

import com.unboundid.ldap.sdk.Entry;
import java.util.ArrayList;
import java.util.List;

/** Collects entries; those added without a value are left out, as LDAP knows no empty attribute. */
final class Entries {
  private final List<Entry> all = new ArrayList<>();

  /** Adds an entry with all its object classes, most general first. */
  Entry add(String dn, String... objectClasses) {
    Entry entry = new Entry(dn);
    entry.addAttribute("objectClass", objectClasses);
    all.add(entry);
    return entry;
  }

  List<Entry> all() {
    return all;
  }
}
