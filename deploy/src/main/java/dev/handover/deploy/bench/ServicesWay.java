package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.suite.ChangeSets;
import dev.handover.deploy.suite.ChangeSets.Wanted;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Rehomes mailboxes by directory-service, over HTTP: from the request to apply a change set to the
 * answer that it is applied. That includes writing the undo data durably, which otherwise is done
 * by the preview: the file is taken away, and the service writes it anew, to the disk, before the
 * first mailbox. It includes the record of what came of each change, too.
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
    delete(Path.of(set.path("reverseLdifFile").asText()));
    long begin = System.nanoTime();
    JsonNode ended = sets.reach(set.path("id").asText(), "APPLIED", null);
    double seconds = (System.nanoTime() - begin) / 1e9;
    return applied(ended) / seconds;
  }

  private static void delete(Path undoFile) {
    try {
      Files.delete(undoFile);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
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
