package dev.handover.deploy.bench;

import dev.handover.deploy.client.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Somebody who looks at a group every tenth of a second, whatever else is going on. */
final class StatusReads implements AutoCloseable {
  private static final long EVERY_MILLIS = 100;

  private final List<Api> orchestrators;
  private final List<String> groups;
  private final Random random = new Random(1);
  private final List<Double> millis = new ArrayList<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  private StatusReads(List<Api> orchestrators, List<String> groups) {
    this.orchestrators = orchestrators;
    this.groups = groups;
  }

  /** Begins to look, at each orchestrator in turn. */
  static StatusReads begin(List<Api> orchestrators, List<String> groups) {
    StatusReads reads = new StatusReads(orchestrators, groups);
    reads.thread.execute(reads::readOn);
    return reads;
  }

  private void readOn() {
    try {
      while (!thread.isShutdown()) {
        read();
        TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void read() {
    Api api = orchestrators.get(millis.size() % orchestrators.size());
    String group = groups.get(random.nextInt(groups.size()));
    long begin = System.nanoTime();
    api.get("/v1/groups/" + group, Map.of()).orThrow();
    millis.add((System.nanoTime() - begin) / 1e6);
  }

  /** How long each took. */
  synchronized List<Double> millis() {
    return List.copyOf(millis);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
