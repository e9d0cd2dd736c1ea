package dev.handover.directory.domain.task;

import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.LegacyExchangeDn;

/**
 * A server object of the Exchange organisation.
 *
 * @param dn {@code CN=<server>,CN=Servers,<administrative group>,...}; everything the server owns
 *     lies below it
 * @param legacyDn what mailboxes call it in {@code msExchHomeServerName}
 */
record ExchangeServer(DistinguishedName dn, LegacyExchangeDn legacyDn) {
  private static final int LEVELS_TO_ADMINISTRATIVE_GROUP = 2;
  private static final int LEVELS_TO_ORGANISATION = 4;

  DistinguishedName administrativeGroup() {
    return dn.ancestor(LEVELS_TO_ADMINISTRATIVE_GROUP);
  }

  DistinguishedName organisation() {
    return dn.ancestor(LEVELS_TO_ORGANISATION);
  }
}
