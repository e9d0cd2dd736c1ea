package dev.handover.node.adapter.emulated;

import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.WindowsError;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where one emulated service has got to, as stored. Time alone moves it on: {@link #settle} says
 * what has become of it by now.
 *
 * @param since when the phase began
 * @param until when a pending phase ends by itself; absent while it hangs
 * @param endCode with which Windows error a pending start will end; 0 is RUNNING
 * @param exitCode with which Windows error it ended last
 * @param failedStarts how many starts failed in a row because `failStarts` said so
 */
record ServiceRun(
    Phase phase,
    Instant since,
    @Nullable Instant until,
    long endCode,
    long exitCode,
    long processId,
    int failedStarts) {
  private static final long CHECKPOINT_MILLIS = 200;
  private static final long HINT_SLACK_MILLIS = 500;

  /** Stored phases; GONE is RUNNING for the service manager although the process is dead. */
  enum Phase {
    STOPPED,
    START_PENDING,
    RUNNING,
    STOP_PENDING,
    GONE
  }

  static ServiceRun stopped(Instant now, WindowsError exit, int failedStarts) {
    return new ServiceRun(Phase.STOPPED, now, null, 0, exit.code(), 0, failedStarts);
  }

  /** What has become of it by now. */
  ServiceRun settle(MachineFile.ServiceEntry entry, Instant now) {
    return switch (phase) {
      case STOPPED, GONE -> this;
      case START_PENDING -> settleStart(entry, now);
      case RUNNING -> settleRunning(entry, now);
      case STOP_PENDING -> settleStop(entry, now);
    };
  }

  private ServiceRun settleStart(MachineFile.ServiceEntry entry, Instant now) {
    if (entry.hangsAtStart()) {
      return new ServiceRun(phase, since, null, endCode, 0, processId, failedStarts);
    }
    if (until == null) {
      Instant later = now.plusMillis(entry.startDelay());
      return new ServiceRun(phase, since, later, endCode, 0, processId, failedStarts);
    }
    if (now.isBefore(until)) {
      return this;
    }
    if (endCode != 0) {
      return stopped(until, new WindowsError(endCode), failedStarts);
    }
    return new ServiceRun(Phase.RUNNING, until, null, 0, 0, processId, failedStarts)
        .settle(entry, now);
  }

  private ServiceRun settleRunning(MachineFile.ServiceEntry entry, Instant now) {
    if (hasPassed(entry.crashAfterMillis(), now)) {
      return stopped(now, WindowsError.PROCESS_ABORTED, failedStarts);
    }
    if (hasPassed(entry.vanishAfterMillis(), now)) {
      return gone(now);
    }
    return this;
  }

  private ServiceRun settleStop(MachineFile.ServiceEntry entry, Instant now) {
    if (entry.hangsAtStop()) {
      return until == null
          ? this
          : new ServiceRun(phase, since, null, 0, 0, processId, failedStarts);
    }
    if (until == null) {
      return new ServiceRun(
          phase, since, now.plusMillis(entry.stopDelay()), 0, 0, processId, failedStarts);
    }
    return now.isBefore(until) ? this : stopped(until, WindowsError.NONE, failedStarts);
  }

  ServiceRun gone(Instant now) {
    return new ServiceRun(Phase.GONE, now, null, 0, 0, 0, failedStarts);
  }

  private boolean hasPassed(@Nullable Long afterMillis, Instant now) {
    return afterMillis != null && !now.isBefore(since.plusMillis(afterMillis));
  }

  boolean hasStartedSince(ServiceRun before) {
    return phase == Phase.RUNNING && before.phase == Phase.START_PENDING;
  }

  boolean isActive() {
    return phase != Phase.STOPPED;
  }

  ServiceState state() {
    return switch (phase) {
      case STOPPED -> ServiceState.STOPPED;
      case START_PENDING -> ServiceState.START_PENDING;
      case RUNNING -> ServiceState.RUNNING;
      case STOP_PENDING -> ServiceState.STOP_PENDING;
      case GONE -> ServiceState.FAILED;
    };
  }

  /** A checkpoint every 200 ms while time is left; none any more once it hangs. */
  ServiceStatus.@Nullable Progress progress(Instant now) {
    if (phase != Phase.START_PENDING && phase != Phase.STOP_PENDING) {
      return null;
    }
    if (until == null) {
      return new ServiceStatus.Progress(1, HINT_SLACK_MILLIS);
    }
    long passed = Math.max(0, Duration.between(since, now).toMillis());
    long left = Math.max(0, Duration.between(now, until).toMillis());
    return new ServiceStatus.Progress(
        1 + passed / CHECKPOINT_MILLIS, Math.min(left, CHECKPOINT_MILLIS) + HINT_SLACK_MILLIS);
  }
}
