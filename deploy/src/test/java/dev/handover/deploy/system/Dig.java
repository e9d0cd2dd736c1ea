package dev.handover.deploy.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks a DNS server, as any client does. */
record Dig(String server) {
  /** The answers to a question for a name's addresses, sorted; empty when there are none. */
  List<String> addresses(String name) throws IOException, InterruptedException {
    return run("+short", name, "A").lines().sorted().toList();
  }

  /** How long clients may remember a name's addresses, in seconds. */
  int timeToLive(String name) throws IOException, InterruptedException {
    return Integer.parseInt(run("+noall", "+answer", name, "A").split("\\s+", -1)[1]);
  }

  private String run(String... question) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("dig", "+tries=2", "@" + server));
    command.addAll(List.of(question));
    Process dig = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(dig.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (dig.waitFor() != 0) {
      throw new IllegalStateException("dig: " + said);
    }
    return said.strip();
  }
}
