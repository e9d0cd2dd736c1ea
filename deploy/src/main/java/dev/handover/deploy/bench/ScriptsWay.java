package dev.handover.deploy.bench;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import dev.handover.deploy.directory.DirectoryAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Rehomes mailboxes as the vendor's script does, for comparison: one after the other on one
 * connection, for each a read and three writes of one attribute each.
 */
final class ScriptsWay {
  static final List<String> ATTRIBUTES = List.of("homeMDB", "homeMTA", "msExchHomeServerName");

  private final DirectoryAccess access;

  ScriptsWay(DirectoryAccess access) {
    this.access = access;
  }

  /** Moves every mailbox below the bases from one server to another; how many a second. */
  double mailboxesPerSecond(List<String> bases, String from, String to) throws LDAPException {
    try (LDAPConnection connection = access.connect()) {
      List<String> names = new ArrayList<>();
      for (String base : bases) {
        String mailboxes = "(&(objectClass=user)(homeMDB=*)(!(objectClass=computer)))";
        DirectoryAccess.search(
                connection, new SearchRequest(base, SearchScope.SUB, mailboxes, "1.1"))
            .forEach(entry -> names.add(entry.getDN()));
      }
      int moved = 0;
      long begin = System.nanoTime();
      for (String name : names) {
        moved += move(connection, name, from, to) ? 1 : 0;
      }
      return moved / ((System.nanoTime() - begin) / 1e9);
    }
  }

  private static boolean move(LDAPConnection connection, String name, String from, String to)
      throws LDAPException {
    SearchResultEntry user =
        Objects.requireNonNull(connection.getEntry(name, ATTRIBUTES.toArray(String[]::new)));
    String home = Objects.requireNonNull(user.getAttributeValue("homeMDB"));
    if (!home.contains(",CN=" + from + ",CN=Servers,")) {
      return false;
    }
    for (String attribute : ATTRIBUTES) {
      String value = user.getAttributeValue(attribute);
      if (value != null) {
        String changed = changed(value, from, to);
        connection.modify(name, new Modification(ModificationType.REPLACE, attribute, changed));
      }
    }
    return true;
  }

  /** A value of one of {@link #ATTRIBUTES} with another server in it. */
  static String changed(String value, String from, String to) {
    return value
        .replace("CN=" + from + ",CN=Servers,", "CN=" + to + ",CN=Servers,")
        .replace("/cn=Servers/cn=" + from, "/cn=Servers/cn=" + to);
  }
}
