package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.suite.ChangeSets;
import dev.handover.deploy.suite.ChangeSets.Wanted;
import dev.handover.deploy.suite.Suite;
import java.util.List;

/**
 * Rehomes mailboxes by directory-service, over HTTP: from the request to apply a change set to the
 * answer that it is applied. That includes writing its undo file, and what came of each change,
 * durably.
 */
final class ServicesWay implements Way {
  private static final String TASK = "rehome-mailboxes";

  private final ChangeSets sets;
  private final String unit;

  ServicesWay(Suite suite, String unit) {
    this.sets = new ChangeSets(suite);
    this.unit = unit;
  }

  @Override
  public double mailboxesPerSecond(String from, String to) {
    JsonNode set = preview(from, to);
    long begin = System.nanoTime();
    JsonNode ended = sets.reach(set.path("id").asText(), "APPLIED", null);
    double seconds = (System.nanoTime() - begin) / 1e9;
    return applied(ended) / seconds;
  }

  /** Computes the changes, and stores them with the old values. */
  JsonNode preview(String from, String to) {
    return sets.preview(new Wanted(from, to, List.of(TASK), List.of(unit)));
  }

  private static int applied(JsonNode set) {
    JsonNode task = set.path("tasks").path(0);
    int applied = task.path("applied").asInt();
    if (!set.path("state").asText().equals("APPLIED") || applied != task.path("total").asInt()) {
      throw new IllegalStateException("not applied: " + set);
    }
    return applied;
  }
}
