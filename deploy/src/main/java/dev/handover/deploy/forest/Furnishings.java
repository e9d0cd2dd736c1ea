package dev.handover.deploy.forest;

import static dev.handover.deploy.forest.Forest.child;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation.Store;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an organisation also has that names the primary: SMTP virtual servers, a connector, a third
 * server's store, an administrative group's system folders. The profile of 2003 moves connector,
 * default public store and system folders; ownership stays, and with 2007 all of it.
 */
final class Furnishings {
  private static final String SMTP_FOLDER = "C:\\Program Files\\Exchsrvr\\Mailroot\\vsi 1\\";

  private final Shape shape;
  private final String named;
  private final Organisation organisation;
  private final Entries entries = new Entries();

  Furnishings(Shape shape, Standing standing, Organisation organisation) {
    this.shape = shape;
    this.named =
        switch (shape.generation()) {
          case EXCHANGE_2003 -> standing.active();
          case EXCHANGE_2007 -> Forest.PRIMARY;
        };
    this.organisation = organisation;
  }

  /** All of it, parents first. */
  List<Entry> entries() {
    List.of(Forest.PRIMARY, Forest.BACKUP).forEach(this::addVirtualServer);
    addConnector();
    addGuestStore();
    addGroup();
    Dns.add(entries, shape, Forest.BACKUP, "192.0.2.12");
    return entries.all();
  }

  private void addVirtualServer(String server) {
    String protocols = child("CN", "Protocols", server(server));
    entries.add(protocols, "top", "container", "msExchProtocolCfgProtocolContainer");
    String smtp = child("CN", "SMTP", protocols);
    entries.add(smtp, "top", "container", "msExchProtocolCfgSMTPContainer");
    Entry first = entries.add(virtualServer(server), "top", "protocolCfgSMTPServer");
    first.addAttribute("msExchSmtpBadMailDirectory", SMTP_FOLDER + "BadMail");
    first.addAttribute("msExchSmtpQueueDirectory", SMTP_FOLDER + "Queue");
  }

  private String virtualServer(String server) {
    return child("CN", "1", child("CN", "SMTP", child("CN", "Protocols", server(server))));
  }

  /** Sends by the primary and by a third server. */
  private void addConnector() {
    String connectors = child("CN", "Connectors", organisationRoot());
    entries.add(connectors, "top", "container");
    Entry connector =
        entries.add(child("CN", "EXCH1, to the world", connectors), "top", "msExchConnector");
    connector.addAttribute(
        "msExchSourceBridgeheadServersDN",
        virtualServer(named),
        organisation.transferAgent("EXCH3"));
  }

  /** A store below a third server that the primary owns, with the primary's public store. */
  private void addGuestStore() {
    Store guest = new Store("First Storage Group", "Guest Store", false);
    Entry store =
        entries.add(organisation.store("EXCH3", guest), "top", "msExchMDB", "msExchPrivateMDB");
    store.addAttribute("msExchOwningServer", server(Forest.PRIMARY));
    publicStore().ifPresent(name -> store.addAttribute("msExchHomePublicMDB", name));
  }

  /** Another administrative group whose free and busy times the primary keeps. */
  private void addGroup() {
    String groups = parent(parent(parent(server(Forest.PRIMARY))));
    Entry group = entries.add(child("CN", "Branch Group", groups), "top", "msExchAdminGroup");
    publicStore().ifPresent(name -> group.addAttribute("siteFolderServer", name));
  }

  private Optional<String> publicStore() {
    return shape.generation().stores().stream()
        .filter(Store::isPublic)
        .findFirst()
        .map(store -> organisation.store(named, store));
  }

  private String server(String name) {
    return parent(organisation.transferAgent(name));
  }

  private String organisationRoot() {
    return parent(parent(parent(parent(server(Forest.PRIMARY)))));
  }

  private static String parent(String dn) {
    try {
      return Objects.requireNonNull(DN.getParentString(dn));
    } catch (LDAPException malformed) {
      throw new IllegalArgumentException(dn, malformed);
    }
  }
}
