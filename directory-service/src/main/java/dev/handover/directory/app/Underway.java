package dev.handover.directory.app;

import dev.handover.directory.domain.Direction;
import java.time.Duration;
import java.util.UUID;

/** Work on a change set, by this instance or by another one. */
interface Underway {

  /** How waiting for work ended. */
  enum Waited {
    /** The work has ended, or stopped and said why. */
    ENDED,
    /** Whoever did it is gone: it may be taken over. */
    ABANDONED,
    /** The wait is over, the work is not. */
    NOT_YET
  }

  UUID changeSet();

  Direction desired();

  /** Whether it is what the request asks for, by the same right. */
  boolean isSameWorkAs(ChangeSetWork.Request request);

  /** Waits at most so long; throws what the work failed with, where that is known. */
  Waited await(Duration wait);

  /** Waits at most so long, and does not care how the work ends. */
  Waited awaitQuietly(Duration wait);
}
