package dev.handover.directory.app;

import dev.handover.directory.domain.ReplicationAnswer;
import dev.handover.directory.domain.proof.PollOutcome;
import dev.handover.directory.domain.proof.PolledServer;
import java.util.Optional;

/** Looks at one server; used by one thread. */
interface ServerPoll {

  PolledServer server();

  /** Compares until the first difference; never throws for what the server does. */
  PollOutcome look();

  /** What the server said when it was last asked to fetch an entry. */
  default Optional<ReplicationAnswer> replication() {
    return Optional.empty();
  }
}
