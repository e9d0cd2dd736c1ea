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
   * @param entries how many it must change
   * @param attributes the only ones that may change, in lower case
   */
  record TaskCase(String name, ObjectNode request, int entries, Set<String> attributes) {
    TaskCase {
      attributes = Set.copyOf(attributes);
    }

    ArrayNode alone() {
      return JsonNodeFactory.instance.arrayNode().add(request);
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

  private static void onDisk(ObjectNode parameters, String own) {
    parameters.putArray("drive").add("Y:");
    parameters.putArray("folder").add("Exchsrv\\" + own);
  }

  /** Parameters of the new case, to be filled. */
  private ObjectNode add(String name, int entries, String... attributes) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("name", name);
    ObjectNode parameters = request.putObject("parameters");
    all.add(new TaskCase(name, request, entries, Set.of(attributes)));
    return parameters;
  }
}
