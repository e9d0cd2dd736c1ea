package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import dev.handover.deploy.directory.DirectoryAccess;
import dev.handover.deploy.forest.Forest;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A preview, which reads, computes and stores every change, against a paged search that reads the
 * same attributes of the same entries and forgets them.
 */
final class PreviewBench {
  private static final String MAILBOXES =
      "(&(objectClass=user)(homeMDB=*)(!(objectClass=computer)))";

  private final MailboxStand stand;
  private final PrintStream progress;
  private final List<Double> searches = new ArrayList<>();
  private final List<Double> previews = new ArrayList<>();

  PreviewBench(MailboxStand stand, PrintStream progress) {
    this.stand = stand;
    this.progress = progress;
  }

  PreviewBench run(int rounds, int mailboxes) throws LDAPException {
    progress.printf("loading %,d more mailboxes%n", mailboxes);
    stand.restart(false);
    String unit = stand.add("Previewed", mailboxes);
    ServicesWay service = new ServicesWay(stand.suite(false), unit);
    for (int round = 1; round <= rounds; round++) {
      searches.add(search(unit, mailboxes));
      long begin = System.nanoTime();
      JsonNode set = service.preview(Forest.PRIMARY, Forest.BACKUP);
      previews.add((System.nanoTime() - begin) / 1e9);
      if (set.path("tasks").path(0).path("total").asInt() != mailboxes) {
        throw new IllegalStateException("not all are in the preview: " + set);
      }
      progress.printf(
          "round %d of %d: preview %.2f s, bare search %.2f s%n",
          round, rounds, previews.getLast(), searches.getLast());
    }
    return this;
  }

  private double search(String unit, int mailboxes) throws LDAPException {
    try (LDAPConnection connection = stand.suite(false).setting().access().connect()) {
      String[] attributes = ScriptsWay.ATTRIBUTES.toArray(String[]::new);
      SearchRequest all = new SearchRequest(unit, SearchScope.SUB, MAILBOXES, attributes);
      long begin = System.nanoTime();
      int found = DirectoryAccess.search(connection, all).size();
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (found != mailboxes) {
        throw new IllegalStateException("found %d of %d".formatted(found, mailboxes));
      }
      return seconds;
    }
  }

  void report(Figures figures) {
    double preview = Samples.median(previews);
    double search = Samples.median(searches);
    figures.add("search", search, "s");
    figures.add("preview", preview, "s");
    figures.add("preview_over_search", preview / search, "ratio");
  }
}
