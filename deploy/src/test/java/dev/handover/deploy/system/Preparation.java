package dev.handover.deploy.system;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import dev.handover.deploy.directory.DirectoryAccess;
import dev.handover.deploy.forest.Forest;
import java.util.regex.Pattern;

/** What must be so before a task finds something to do. */
enum Preparation {
  /** It finds something in every forest. */
  NONE,
  /** The primary's own Kerberos names got lost. */
  HOST_NAMES_LOST,
  /** Stores are called after the server that they are on. */
  STORES_NAMED_AFTER_SERVERS;

  /** The names of the stores named after servers, before and after they are renamed. */
  static final Pattern NAMED_STORES = Pattern.compile("cn=(exch[12] )?archive,");

  void make(LDAPConnection connection, Forest forest) throws LDAPException {
    switch (this) {
      case NONE -> {}
      case HOST_NAMES_LOST -> loseHostNames(connection, forest);
      case STORES_NAMED_AFTER_SERVERS -> nameStores(connection, forest);
    }
  }

  private static void loseHostNames(LDAPConnection connection, Forest forest) throws LDAPException {
    connection.modify(
        "CN=" + Forest.PRIMARY + ",CN=Computers," + forest.shape().baseDn(),
        new Modification(
            ModificationType.DELETE,
            "servicePrincipalName",
            "HOST/EXCH1",
            "HOST/exch1." + forest.shape().zone()));
  }

  /** The forest's archive is called after the primary on every server. */
  private static void nameStores(LDAPConnection connection, Forest forest) throws LDAPException {
    String configuration = "CN=Configuration," + forest.shape().baseDn();
    SearchRequest archives =
        new SearchRequest(configuration, SearchScope.SUB, "(cn=EXCH1 Archive)", "1.1");
    for (SearchResultEntry store : DirectoryAccess.search(connection, archives)) {
      if (store.getDN().contains(",CN=" + Forest.BACKUP + ",")) {
        connection.modifyDN(store.getDN(), "CN=EXCH2 Archive", true);
      }
    }
  }
}
