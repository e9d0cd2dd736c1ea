package dev.handover.deploy.bench;

import com.unboundid.ldap.sdk.LDAPException;

/** One way of moving all mailboxes of a unit from one server to another. */
interface Way {
  /** How many it moved a second; opening connections and finding the mailboxes do not count. */
  double mailboxesPerSecond(String from, String to) throws LDAPException;
}
