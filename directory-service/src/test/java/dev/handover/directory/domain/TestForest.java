package dev.handover.directory.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A small Exchange organisation with what confuses: it is named after a server, a server's name
 * starts with another's, stores and users have commas, plus signs and Unicode in their names. EXCH1
 * holds everything.
 */
public final class TestForest {
  public static final String DOMAIN = "DC=example,DC=test";
  public static final String CONFIGURATION = "CN=Configuration," + DOMAIN;
  public static final String ORGANISATION =
      "CN=EXCH1,CN=Microsoft Exchange,CN=Services," + CONFIGURATION;
  public static final String GROUP = "CN=EXCH1 Group,CN=Administrative Groups," + ORGANISATION;
  public static final String USERS = "OU=Mail Users," + DOMAIN;
  public static final String ODD_STORE = "CN=EXCH1 Über\\, \\+Store";
  public static final String PLAIN_STORE = "CN=Mailbox Store";

  /** As Exchange sets it up: what lies in the configuration can be renamed only with this flag. */
  public static final String RENAMABLE = "1610612736";

  private static final String LEGACY = "/o=EXCH1/ou=EXCH1 Group";

  private final Map<String, List<String>> entries = new LinkedHashMap<>();

  private TestForest() {}

  public static TestForest create() {
    TestForest forest = new TestForest();
    forest.addOrganisation();
    List.of("EXCH1", "EXCH2", "EXCH10").forEach(forest::addServer);
    forest.addReferences();
    List.of("EXCH1", "EXCH2", "EXCH10").forEach(forest::addComputer);
    forest.addUsers();
    return forest;
  }

  public static String server(String name) {
    return "CN=" + name + ",CN=Servers," + GROUP;
  }

  public static String store(String rdn, String server) {
    return rdn + ",CN=First Storage Group,CN=InformationStore," + server(server);
  }

  public static String transferAgent(String server) {
    return "CN=Microsoft MTA," + server(server);
  }

  public static String legacy(String server) {
    return LEGACY + "/cn=Configuration/cn=Servers/cn=" + server;
  }

  /** Attribute name, value, attribute name, value, ... for each entry; parents come first. */
  public Map<String, List<String>> entries() {
    return entries;
  }

  public void add(String dn, String... namesAndValues) {
    entries.computeIfAbsent(dn, key -> new ArrayList<>()).addAll(List.of(namesAndValues));
  }

  private void addOrganisation() {
    add(
        "CN=Microsoft Exchange,CN=Services," + CONFIGURATION,
        "objectClass",
        "msExchConfigurationContainer");
    add(ORGANISATION, "objectClass", "msExchOrganizationContainer", "legacyExchangeDN", "/o=EXCH1");
    add("CN=Administrative Groups," + ORGANISATION, "objectClass", "msExchAdminGroupContainer");
    add(GROUP, "objectClass", "msExchAdminGroup", "legacyExchangeDN", LEGACY);
    add("CN=Servers," + GROUP, "objectClass", "msExchServersContainer");
  }

  private void addServer(String name) {
    add(
        server(name),
        "objectClass",
        "msExchExchangeServer",
        "cn",
        name,
        "legacyExchangeDN",
        legacy(name));
    add(
        transferAgent(name),
        "objectClass",
        "mTA",
        "transRetryMins",
        "5",
        "transTimeoutMins",
        "20",
        "mTALocalDesig",
        name);
    String information = "CN=InformationStore," + server(name);
    add(information, "objectClass", "msExchInformationStore");
    add("CN=First Storage Group," + information, "objectClass", "msExchStorageGroup");
    for (String rdn : List.of(PLAIN_STORE, ODD_STORE)) {
      add(store(rdn, name), "objectClass", "msExchPrivateMDB", "systemFlags", RENAMABLE);
    }
    add(
        store("CN=Public Store", name),
        "objectClass",
        "msExchPublicMDB",
        "msExchPatchMDB",
        "FALSE");
  }

  private void addReferences() {
    add("CN=Routing Groups," + GROUP, "objectClass", "msExchRoutingGroupContainer");
    addRoutingGroup("First", "EXCH1");
    addRoutingGroup("Far", "EXCH10");
    String lists = "CN=Address Lists Container," + ORGANISATION;
    add(lists, "objectClass", "msExchContainer");
    String services = "CN=Recipient Update Services," + lists;
    add(services, "objectClass", "msExchAddressListServiceContainer");
    addUpdateService("Enterprise", "EXCH1", services);
    addUpdateService("EXAMPLE", "EXCH1", services);
    addUpdateService("OTHER", "EXCH10", services);
    addAddressBook("Default", "EXCH1", lists);
    addAddressBook("Far", "EXCH10", lists);
  }

  private void addRoutingGroup(String name, String master) {
    add(
        "CN=" + name + ",CN=Routing Groups," + GROUP,
        "objectClass",
        "msExchRoutingGroup",
        "msExchRoutingMasterDN",
        server(master));
  }

  private void addUpdateService(String name, String server, String parent) {
    add(
        "CN=" + name + "," + parent,
        "objectClass",
        "msExchAddressListService",
        "msExchAddressListServiceLink",
        server(server));
  }

  private void addAddressBook(String name, String server, String parent) {
    add("CN=" + name + "," + parent, "objectClass", "msExchOAB", "offLineABServer", server(server));
  }

  private void addComputer(String name) {
    String host = name.toLowerCase(Locale.ROOT) + ".example.test";
    String dn = "CN=" + name + ",CN=Computers," + DOMAIN;
    add(dn, "objectClass", "computer", "sAMAccountName", name + "$", "dNSHostName", host);
    add(dn, "userAccountControl", "4096", "servicePrincipalName", "SMTPSVC/" + name);
    if (name.equals("EXCH1")) {
      for (String type : List.of("HOST", "exchangeMDB", "exchangeRFR")) {
        add(
            dn,
            "servicePrincipalName",
            type + "/" + name,
            "servicePrincipalName",
            type + "/" + host);
      }
    }
  }

  private void addUsers() {
    add(USERS, "objectClass", "organizationalUnit");
    add("OU=Deep," + USERS, "objectClass", "organizationalUnit");
    addMailbox("CN=Plain", USERS, PLAIN_STORE, "EXCH1");
    addMailbox("CN=Doe\\, Jané \\+1", USERS, ODD_STORE, "EXCH1");
    addMailbox("CN=Deep", "OU=Deep," + USERS, PLAIN_STORE, "EXCH1");
    addMailbox("CN=Third", USERS, PLAIN_STORE, "EXCH10");
    add("CN=MailUser," + USERS, "objectClass", "user", "mail", "mailuser@example.test");
    add("CN=Contact," + USERS, "objectClass", "contact", "mail", "contact@example.test");
    String agentless = "CN=Agentless," + USERS;
    add(agentless, "objectClass", "user", "mail", "agentless@example.test");
    add(agentless, "homeMDB", store(PLAIN_STORE, "EXCH1"), "msExchHomeServerName", legacy("EXCH1"));
  }

  /** Puts a mailbox with all three attributes there. */
  public void addMailbox(String rdn, String parent, String storeRdn, String server) {
    String dn = rdn + "," + parent;
    add(dn, "objectClass", "user", "mail", "m" + entries.size() + "@example.test");
    add(dn, "homeMDB", store(storeRdn, server), "homeMTA", transferAgent(server));
    add(dn, "msExchHomeServerName", legacy(server));
  }

  /** The same in memory, with the cross references and containers that a new domain has. */
  public InMemoryDirectory inMemory() {
    DistinguishedName domain = DistinguishedName.parse(DOMAIN);
    DistinguishedName configuration = DistinguishedName.parse(CONFIGURATION);
    DistinguishedName zones = domain.child(Rdn.of("DC", "DomainDnsZones"));
    InMemoryDirectory directory =
        new InMemoryDirectory(
            new DirectoryDescription(
                "memory:",
                "dc1.example.test",
                DirectorySecurity.PLAIN,
                domain,
                configuration,
                domain,
                List.of(domain, configuration, zones)));
    directory
        .with(DOMAIN, "objectClass", "domainDNS")
        .with(CONFIGURATION, "objectClass", "configuration")
        .with(zones.toString(), "objectClass", "domainDNS");
    directory.with("CN=Partitions," + CONFIGURATION, "objectClass", "crossRefContainer");
    for (DistinguishedName context : List.of(domain, configuration, zones)) {
      directory.with(
          "CN=" + context.rdns().size() + context.rdn().value() + ",CN=Partitions," + CONFIGURATION,
          "objectClass",
          "crossRef",
          "nCName",
          context.toString(),
          "dnsRoot",
          "example.test");
    }
    entries.forEach(
        (dn, namesAndValues) -> directory.with(dn, namesAndValues.toArray(String[]::new)));
    return directory;
  }
}
