package dev.handover.deploy.system;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How each task is exercised on a forest with everything that names a server, and what it must
 * change: an independent statement, so that a task that changes more or less than it should is
 * seen.
 */
final class TaskCases {
  private final Forest forest;
  private final boolean has2003;
  private final List<TaskCase> all = new ArrayList<>();

  /**
   * One task.
   *
   * @param name of the task
   * @param request as the service reads it
   * @param expected what it must change
   * @param preparation what must be so before
   */
  record TaskCase(String name, ObjectNode request, Expected expected, Preparation preparation) {

    /** Whether entries get other names: it cannot be asked for with other tasks. */
    boolean renames() {
      return preparation == Preparation.STORES_NAMED_AFTER_SERVERS;
    }

    /** Whether it can be asked for with the others: nothing has to be made so for it alone. */
    boolean fitsInASet() {
      return preparation == Preparation.NONE;
    }

    /** Whether an attribute may become another; mailboxes follow the store that is renamed. */
    boolean changes(String attribute) {
      return expected.attributes().contains(attribute);
    }

    /** The server that the group comes to. */
    String target() {
      return preparation == Preparation.HOST_NAMES_LOST ? Forest.PRIMARY : Forest.BACKUP;
    }

    /** The server that the group comes from. */
    String source() {
      return preparation == Preparation.HOST_NAMES_LOST ? Forest.BACKUP : Forest.PRIMARY;
    }

    TaskCase after(Preparation made) {
      return new TaskCase(name, request, expected, made);
    }

    ArrayNode alone() {
      return JsonNodeFactory.instance.arrayNode().add(request);
    }
  }

  /**
   * What a task must change.
   *
   * @param entries how many
   * @param attributes the only ones that may change, in lower case
   */
  record Expected(int entries, Set<String> attributes) {
    Expected {
      attributes = Set.copyOf(attributes);
    }
  }

  private TaskCases(Forest forest) {
    this.forest = forest;
    this.has2003 = forest.shape().generation() == Generation.EXCHANGE_2003;
  }

  /** Every task that there is, in the order of a move. */
  static List<TaskCase> of(Forest forest) {
    TaskCases cases = new TaskCases(forest);
    cases.addMove();
    cases.addReferences();
    cases.addPaths();
    cases.addNames();
    cases.addRepairs();
    return cases.all;
  }

  private void addMove() {
    int homed = forest.shape().mailboxes() - forest.shape().mailboxes() / 10;
    ObjectNode stores = add("allow-stores-to-mount", has2003 ? 3 : 2, "msexchpatchmdb");
    ArrayNode classes = stores.putArray("storeClasses").add("msExchPrivateMDB");
    if (has2003) {
      classes.add("msExchPublicMDB");
    }
    add("transfer-spns", 2, "serviceprincipalname")
        .putArray("serviceClasses")
        .add("HOST")
        .add("exchangeMDB")
        .add("exchangeRFR");
    add("spn-repair", 0, "serviceprincipalname");
    ArrayNode bases =
        add("rehome-mailboxes", homed, "homemdb", "homemta", "msexchhomeservername")
            .putArray("searchBases");
    forest.searchBases().forEach(bases::add);
    add("routing-master", 1, "msexchroutingmasterdn");
    add("recipient-update-services", 2, "msexchaddresslistservicelink");
    add("offline-address-books", 2, "offlineabserver");
    ObjectNode dns = add("dns-address", 1, "dnsrecord");
    dns.putArray("zone").add(forest.shape().zone());
    dns.putArray("record").add("exch1");
    dns.putArray("address").add("192.0.2.99");
    dns.putArray("mode").add("REPLACE");
  }

  private void addReferences() {
    add("public-store-defaults", has2003 ? 1 : 0, "msexchhomepublicmdb");
    add("site-folder-server", has2003 ? 1 : 0, "sitefolderserver");
    add("source-bridgeheads", 1, "msexchsourcebridgeheadserversdn");
    add("owning-server", 1, "msexchowningserver");
  }

  private void addPaths() {
    onDisk(add("store-paths", has2003 ? 3 : 2, "msexchedbfile"), "{storageGroup}");
    onDisk(
        add("storage-group-paths", 2, "msexcheseparamlogfilepath", "msexcheseparamsystempath"),
        "{storageGroup}");
    onDisk(
        add("smtp-directories", 1, "msexchsmtpbadmaildirectory", "msexchsmtpqueuedirectory"),
        "{virtualServer}");
  }

  private void addNames() {
    String zone = forest.shape().zone();
    ObjectNode live = add("dns-ttl", 1, "dnsrecord");
    live.putArray("zone").add(zone);
    live.putArray("record").add("exch1");
    ObjectNode stale = add("dns-stale-records", 1, "dnsrecord", "dnstombstoned");
    stale.putArray("zone").add(zone);
    stale.putArray("keepAddresses").add(Forest.FLOATING_ADDRESS);
    ObjectNode update = add("zone-dynamic-update", 1, "dnsproperty");
    update.putArray("zone").add(zone);
    update.putArray("mode").add("CHANGE");
  }

  /** Last, because what they prepare stays. */
  private void addRepairs() {
    add("spn-repair", 1, "serviceprincipalname");
    prepareLast(Preparation.HOST_NAMES_LOST);
    add("rename-stores", 2, "homemdb");
    prepareLast(Preparation.STORES_NAMED_AFTER_SERVERS);
  }

  private void prepareLast(Preparation preparation) {
    all.add(all.removeLast().after(preparation));
  }

  private static void onDisk(ObjectNode parameters, String own) {
    parameters.putArray("drive").add("Y:");
    parameters.putArray("folder").add("Exchsrv\\" + own);
  }

  /** Parameters of the new case, to be filled. */
  private ObjectNode add(String name, int entries, String... attributes) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("name", name);
    ObjectNode parameters = request.putObject("parameters");
    Expected expected = new Expected(entries, Set.of(attributes));
    all.add(new TaskCase(name, request, expected, Preparation.NONE));
    return parameters;
  }
}
