package dev.handover.directory.app;

import dev.handover.directory.domain.Refusal;
import dev.handover.directory.domain.RefusalCode;
import dev.handover.directory.domain.RefusedException;
import dev.handover.directory.domain.proof.LeftoverScan;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Scans for what still names a server, by the caller's own id: asked again with it, the caller
 * joins the scan. They are only in memory, because a scan can be begun again. Reads only.
 */
@ApplicationScoped
public class LeftoverScans {

  private static final int MOST_REMEMBERED = 16;

  private final PinnedDirectories directories;
  private final InstantSource clock;
  private final LeftoverConfig config;
  private final Map<UUID, LeftoverScanRun> runs = new LinkedHashMap<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Scans of the forest of these. */
  public LeftoverScans(PinnedDirectories directories, InstantSource clock, LeftoverConfig config) {
    this.directories = directories;
    this.clock = clock;
    this.config = config;
  }

  /** The scan of this id, begun when there is none, as it is when it ends or the patience does. */
  public LeftoverScanRun.View scan(UUID id, LeftoverScan.Question question, Duration patience) {
    LeftoverScanRun run = joinOrStart(id, question);
    run.await(patience);
    return run.view();
  }

  /** The scan of this id. */
  public synchronized LeftoverScanRun.View get(UUID id) {
    LeftoverScanRun run = runs.get(id);
    if (run == null) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.NOT_FOUND, "This instance knows no scan " + id + ".", "PUT begins it."));
    }
    return run.view();
  }

  private synchronized LeftoverScanRun joinOrStart(UUID id, LeftoverScan.Question question) {
    LeftoverScanRun known = runs.get(id);
    if (known != null && !known.answers(question)) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.IDEMPOTENCY_KEY_REUSED,
              "The scan " + id + " is for other servers.",
              "Use a new id for a new scan."));
    }
    return known == null ? start(id, question) : known;
  }

  private LeftoverScanRun start(UUID id, LeftoverScan.Question question) {
    long running = runs.values().stream().filter(LeftoverScanRun::isRunning).count();
    if (running >= config.maxRunning()) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.CHANGE_SET_BUSY,
              "%d scans run, and no more are allowed.".formatted(running),
              "Ask again later, or raise handover.directory.leftovers.max-running."));
    }
    forgetOldest();
    LeftoverScanRun run =
        new LeftoverScanRun(question, new LeftoverScan(directories.preferred(), question), clock);
    runs.put(id, run);
    threads.execute(() -> run.run(() -> !closing.get()));
    return run;
  }

  private void forgetOldest() {
    runs.entrySet().stream()
        .filter(each -> runs.size() >= MOST_REMEMBERED && !each.getValue().isRunning())
        .map(Map.Entry::getKey)
        .findFirst()
        .ifPresent(runs::remove);
  }

  @PreDestroy
  void close() {
    closing.set(true);
    threads.close();
  }
}
