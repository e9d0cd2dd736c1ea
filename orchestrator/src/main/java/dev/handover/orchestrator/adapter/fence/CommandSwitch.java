package dev.handover.orchestrator.adapter.fence;

import dev.handover.orchestrator.domain.FenceAgent;
import dev.handover.orchestrator.domain.PowerState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program of the `fence-agents` kind: no shell, no argument that is not configured, parameters
 * and password on its standard input. A program that takes too long is ended with all that it
 * began.
 */
final class CommandSwitch implements PowerSwitch {
  private static final int DONE = 0;

  /** Of the action `status` (the agents' API): the power is off. */
  private static final int OFF = 2;

  private static final int LONGEST_LINE = 300;
  private static final long OUTPUT_GRACE_MILLIS = 2000;

  private final FenceAgent.Command agent;

  CommandSwitch(FenceAgent.Command agent) {
    this.agent = agent;
  }

  @Override
  public void off(Duration limit) throws FenceFault {
    End end = run("off", limit);
    if (end.code() != DONE) {
      throw end.fault("off");
    }
  }

  @Override
  public PowerState read(Duration limit) throws FenceFault {
    End end = run("status", limit);
    return switch (end.code()) {
      case DONE -> PowerState.ON;
      case OFF -> PowerState.OFF;
      default -> throw end.fault("status");
    };
  }

  /** How a program ended, and the last line that it said. */
  private record End(int code, String line) {
    FenceFault fault(String action) {
      return new FenceFault("action %s ended with code %d: %s".formatted(action, code, line));
    }
  }

  private End run(String action, Duration limit) throws FenceFault {
    Optional<String> password = password();
    Process process = start(input(action, password));
    CompletableFuture<String> said =
        CompletableFuture.supplyAsync(() -> lastLine(process), Thread::startVirtualThread);
    if (!hasEnded(process, limit)) {
      end(process);
      throw new FenceFault(
          "action %s did not end within %d s".formatted(action, limit.toSeconds()));
    }
    String line =
        said.completeOnTimeout("", OUTPUT_GRACE_MILLIS, TimeUnit.MILLISECONDS)
            .exceptionally(failed -> "")
            .join();
    return new End(process.exitValue(), password.map(p -> line.replace(p, "***")).orElse(line));
  }

  private Optional<String> password() throws FenceFault {
    return agent.passwordFile().isEmpty()
        ? Optional.empty()
        : Optional.of(new PasswordFile(agent.passwordFile().get()).read());
  }

  private String input(String action, Optional<String> password) {
    StringBuilder lines = new StringBuilder("action=" + action + "\n");
    new TreeMap<>(agent.parameters())
        .forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
    password.ifPresent(secret -> lines.append("password=").append(secret).append('\n'));
    return lines.toString();
  }

  private Process start(String input) throws FenceFault {
    List<String> arguments = agent.arguments();
    try {
      Process process = new ProcessBuilder(arguments).redirectErrorStream(true).start();
      tell(process, input);
      return process;
    } catch (IOException e) {
      throw new FenceFault(arguments.getFirst() + " cannot be started");
    }
  }

  /** A program that does not read what it is told says by its end whether it needed it. */
  private static void tell(Process process, String input) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return;
    }
  }

  private static boolean hasEnded(Process process, Duration limit) {
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

  private static String lastLine(Process process) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      StringBuilder last = new StringBuilder();
      for (int next = lines.read(); next >= 0; next = lines.read()) {
        if (next == '\n') {
          lines.mark(1);
          if (lines.read() < 0) {
            break;
          }
          lines.reset();
          last.setLength(0);
        } else if (last.length() < LONGEST_LINE) {
          last.append((char) next);
        }
      }
      return last.toString().strip();
    } catch (IOException e) {
      return "";
    }
  }
}
