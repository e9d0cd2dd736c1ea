package dev.handover.deploy.bench;

import com.unboundid.ldap.sdk.LDAPException;
import dev.handover.deploy.suite.Scene;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What directory-service makes of a domain controller: mailboxes a second against a script's way
 * and against the most that a plain client gets out of the same one, a preview against a bare
 * search, and memory.
 */
final class DirectoryBench {
  private static final String DURABLE = "durable";
  private static final String NOSYNC = "nosync";

  /**
   * All parts: writes to a domain controller that syncs them to disk, and to one that does not; a
   * preview; memory.
   */
  static final Set<String> PARTS = Set.of(DURABLE, NOSYNC, "preview", "heap");

  private static final Duration ROUND_TRIP = Duration.ofMillis(5);
  private static final int PREVIEWED = 5;
  private static final int STREAMED = 50;

  private final Size size;
  private final Figures figures;
  private final PrintStream progress;

  /**
   * How much is measured.
   *
   * @param rounds of everything that is timed
   * @param mailboxes on one store; previewed are 5 times as many, streamed 50 times
   * @param parts some of {@link #PARTS}
   */
  record Size(int rounds, int mailboxes, Set<String> parts) {
    Size {
      if (rounds < 1 || mailboxes < 1 || !PARTS.containsAll(parts)) {
        throw new IllegalArgumentException(
            "at least one round and one mailbox; parts are " + PARTS);
      }
      parts = Set.copyOf(parts);
    }
  }

  DirectoryBench(Size size, Figures figures, PrintStream progress) {
    this.size = size;
    this.figures = figures;
    this.progress = progress;
  }

  void run() throws IOException, LDAPException {
    if (!size.parts().equals(Set.of("heap"))) {
      onDomainController();
    }
    if (size.parts().contains("heap")) {
      new HeapBench(figures, progress).run(STREAMED * size.mailboxes());
    }
  }

  private void onDomainController() throws IOException, LDAPException {
    Path folder = Scene.repository().resolve(".handover/bench-directory");
    progress.printf("loading %,d mailboxes into a fresh domain%n", size.mailboxes());
    try (MailboxStand stand = MailboxStand.start(folder, size.mailboxes(), ROUND_TRIP)) {
      WriteBench writes = new WriteBench(stand, progress);
      Stream.of(DURABLE, NOSYNC).filter(size.parts()::contains).forEach(writes::add);
      writes.run(size.rounds()).report(figures);
      if (size.parts().contains("preview")) {
        PreviewBench preview = new PreviewBench(stand, progress);
        preview.run(size.rounds(), PREVIEWED * size.mailboxes()).report(figures);
      }
    }
  }
}
