package dev.handover.deploy.forest;

import static dev.handover.deploy.forest.Forest.child;

import com.unboundid.ldap.sdk.Entry;
import dev.handover.deploy.forest.Forest.Flaw;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The Exchange organisation below {@code CN=Services} of the configuration: named after the
 * primary, on purpose.
 */
final class Organisation {
  private static final String NAME = Forest.PRIMARY;

  /** The store of {@link Flaw#STORE_WITHOUT_COUNTERPART}. */
  static final Store LONELY_STORE = new Store("First Storage Group", "Lonely Store", false);

  /** What Exchange writes on a store: in the configuration nothing is renamed without it. */
  private static final String MAY_BE_MOVED_AND_RENAMED = Integer.toString(0x60000000);

  private final Shape shape;
  private final Standing standing;
  private final Entries entries = new Entries();
  private final String organisation;
  private final String adminGroup;
  private final String servers;

  Organisation(Shape shape, Standing standing) {
    this.shape = shape;
    this.standing = standing;
    this.organisation = child("CN", NAME, exchange());
    String adminGroups = child("CN", "Administrative Groups", organisation);
    this.adminGroup = child("CN", shape.generation().adminGroup(), adminGroups);
    this.servers = child("CN", "Servers", adminGroup);
  }

  List<Entry> entries() {
    entries.add(exchange(), "top", "container", "msExchConfigurationContainer");
    Entry root = entries.add(organisation, "top", "container", "msExchOrganizationContainer");
    root.addAttribute("legacyExchangeDN", "/o=" + NAME);
    root.addAttribute("msExchMixedMode", "FALSE");
    String adminGroups = child("CN", "Administrative Groups", organisation);
    entries.add(adminGroups, "top", "container", "msExchAdminGroupContainer");
    Entry group = entries.add(adminGroup, "top", "msExchAdminGroup");
    group.addAttribute("legacyExchangeDN", legacyGroup());
    entries.add(servers, "top", "container", "msExchServersContainer");
    addRoutingGroupFolder();
    allServers().forEach(this::addServer);
    addRoutingGroups();
    addRecipientUpdateServices();
    addOfflineAddressBooks();
    if (shape.flaws().contains(Flaw.SERVER_NAME_TWICE)) {
      addNamesake(adminGroups);
    }
    return entries.all();
  }

  /** DN of a store on a server. */
  String store(String server, Store store) {
    String informationStore = child("CN", "InformationStore", server(server));
    return child("CN", store.name(), child("CN", store.storageGroup(), informationStore));
  }

  /** DN of a server's message transfer agent. */
  String transferAgent(String server) {
    return child("CN", "Microsoft MTA", server(server));
  }

  /** A server's legacyExchangeDN, which users carry in msExchHomeServerName. */
  String legacyServer(String server) {
    return legacyGroup() + "/cn=Configuration/cn=Servers/cn=" + server;
  }

  String legacyGroup() {
    return "/o=" + NAME + "/ou=" + shape.generation().adminGroup();
  }

  private String exchange() {
    return "CN=Microsoft Exchange,CN=Services," + shape.configuration();
  }

  private String server(String name) {
    return child("CN", name, servers);
  }

  private static List<String> allServers() {
    List<String> all = new ArrayList<>(List.of(Forest.PRIMARY, Forest.BACKUP));
    all.addAll(Forest.BYSTANDERS);
    return all;
  }

  private void addServer(String name) {
    String dn = server(name);
    entries
        .add(dn, "top", "server", "msExchExchangeServer")
        .addAttribute("legacyExchangeDN", legacyServer(name));
    Entry server = entries.all().get(entries.all().size() - 1);
    server.addAttribute(
        "networkAddress",
        "netbios:" + name,
        "ncacn_ip_tcp:" + name.toLowerCase(Locale.ROOT) + "." + shape.zone());
    Entry agent = entries.add(transferAgent(name), "top", "mTA");
    agent.addAttribute("mTALocalDesig", name);
    agent.addAttribute("transRetryMins", "5");
    agent.addAttribute("transTimeoutMins", "20");
    agent.addAttribute("legacyExchangeDN", legacyServer(name) + "/cn=Microsoft MTA");
    String informationStore = child("CN", "InformationStore", dn);
    entries.add(informationStore, "top", "container", "msExchInformationStore");
    shape.generation().stores().stream()
        .map(Store::storageGroup)
        .distinct()
        .forEach(group -> addStorageGroup(group, informationStore));
    shape.generation().stores().forEach(store -> addStore(name, store));
    if (name.equals(Forest.PRIMARY) && shape.flaws().contains(Flaw.STORE_WITHOUT_COUNTERPART)) {
      addStore(name, LONELY_STORE);
    }
  }

  private void addStorageGroup(String name, String informationStore) {
    String dn = child("CN", name, informationStore);
    Entry group = entries.add(dn, "top", "container", "msExchStorageGroup");
    group.addAttribute("msExchESEParamLogFilePath", "X:\\Mailbox");
    group.addAttribute("msExchESEParamSystemPath", "X:\\Mailbox");
    // Each storage group of a server has a base name of its own for its logs.
    group.addAttribute("msExchESEParamBaseName", name.startsWith("First") ? "E00" : "E01");
  }

  private void addStore(String server, Store store) {
    String type = store.isPublic() ? "msExchPublicMDB" : "msExchPrivateMDB";
    Entry entry = entries.add(store(server, store), "top", "msExchMDB", type);
    entry.addAttribute("msExchEDBFile", "X:\\Mailbox\\" + store.name() + ".edb");
    entry.addAttribute("legacyExchangeDN", legacyServer(server) + "/cn=" + store.name());
    entry.addAttribute("msExchOwningServer", server(server));
    entry.addAttribute("systemFlags", MAY_BE_MOVED_AND_RENAMED);
    if (standing.targets().contains(server)) {
      entry.addAttribute("msExchPatchMDB", "TRUE");
    } else if (!server.equals(Forest.BACKUP)) {
      entry.addAttribute("msExchPatchMDB", "FALSE");
    }
  }

  private void addRoutingGroupFolder() {
    entries.add(
        child("CN", "Routing Groups", adminGroup),
        "top",
        "container",
        "msExchRoutingGroupContainer");
  }

  private void addRoutingGroups() {
    addRoutingGroup(shape.generation().routingGroup(), standing.active());
    addRoutingGroup("Far Away Routing Group", "EXCH3");
  }

  private void addRoutingGroup(String name, String master) {
    String folder = child("CN", "Routing Groups", adminGroup);
    Entry group = entries.add(child("CN", name, folder), "top", "container", "msExchRoutingGroup");
    group.addAttribute("legacyExchangeDN", legacyGroup() + "/cn=" + name);
    group.addAttribute("msExchRoutingMasterDN", server(master));
  }

  private void addRecipientUpdateServices() {
    String lists = child("CN", "Address Lists Container", organisation);
    entries.add(lists, "top", "container", "msExchContainer");
    String folder = child("CN", "Recipient Update Services", lists);
    entries.add(folder, "top", "container", "msExchAddressListServiceContainer");
    addRecipientUpdateService(folder, "Enterprise Configuration", standing.active());
    addRecipientUpdateService(folder, "EXAMPLE", standing.active());
    addRecipientUpdateService(folder, "ELSEWHERE", "EXCH10");
  }

  private void addRecipientUpdateService(String folder, String name, String server) {
    String dn = child("CN", "Recipient Update Service (" + name + ")", folder);
    entries
        .add(dn, "top", "msExchAddressListService")
        .addAttribute("msExchAddressListServiceLink", server(server));
  }

  private void addOfflineAddressBooks() {
    String lists = child("CN", "Address Lists Container", organisation);
    String folder = child("CN", "Offline Address Lists", lists);
    entries.add(folder, "top", "container", "msExchContainer");
    addOfflineAddressBook(folder, "Default Offline Address List", standing.active());
    addOfflineAddressBook(folder, "Sales + Support, abridged", standing.active());
    addOfflineAddressBook(folder, "Third server's", "EXCH3");
  }

  private void addOfflineAddressBook(String folder, String name, String server) {
    Entry book = entries.add(child("CN", name, folder), "top", "msExchOAB");
    book.addAttribute("offLineABStyle", "1");
    book.addAttribute("offLineABServer", server(server));
  }

  /** A second EXCH2 in an administrative group of its own: which one is meant, nobody can tell. */
  private void addNamesake(String adminGroups) {
    String other = child("CN", "Second Administrative Group", adminGroups);
    entries.add(other, "top", "msExchAdminGroup");
    String otherServers = child("CN", "Servers", other);
    entries.add(otherServers, "top", "container", "msExchServersContainer");
    entries.add(child("CN", Forest.BACKUP, otherServers), "top", "server", "msExchExchangeServer");
  }
}
