package dev.handover.node.adapter.command;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program with its arguments, without a shell and without input, and waits for its end.
 *
 * <p>Output and error output are read together; only the last line is kept. A program that takes
 * longer than its limit is ended together with every process it began.
 */
public final class CommandRunner {
  /** The longest time that may be configured for a program. */
  public static final Duration LONGEST = Duration.ofHours(1);

  /** A process that outlives the program may hold its output open; nobody waits for that one. */
  private static final Duration OUTPUT_GRACE = Duration.ofSeconds(2);

  private final Duration limit;

  /**
   * A runner whose programs have this long.
   *
   * @throws IllegalArgumentException for a limit that is not within one second and one hour
   */
  public CommandRunner(Duration limit) {
    if (limit.compareTo(Duration.ofSeconds(1)) < 0 || limit.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("not within 1 s and 1 h: " + limit);
    }
    this.limit = limit;
  }

  /** Runs the program; an interrupted wait ends it as the limit does. */
  public CommandEnd run(List<String> arguments) {
    Process process;
    try {
      process = new ProcessBuilder(arguments).redirectErrorStream(true).start();
      process.getOutputStream().close();
    } catch (IOException e) {
      return new CommandEnd.NotStarted(
          "cannot be started: " + new File(arguments.get(0)).getName());
    }
    LastLine output = LastLine.of(process.getInputStream());
    boolean ended = hasEnded(process);
    if (!ended) {
      end(process);
    }
    String lastLine = output.within(OUTPUT_GRACE);
    return ended
        ? new CommandEnd.Exited(process.exitValue(), lastLine)
        : new CommandEnd.TimedOut(lastLine);
  }

  private boolean hasEnded(Process process) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The program first, so that it cannot begin another one meanwhile. */
  private static void end(Process process) {
    List<ProcessHandle> begun = process.descendants().toList();
    process.destroyForcibly();
    begun.forEach(ProcessHandle::destroyForcibly);
  }
}
