package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.FenceAgent;
import dev.handover.orchestrator.domain.NodeName;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code fence} of a group: what cuts the power of its nodes.
 *
 * @param nodes the nodes by their part in the group
 * @param files reads names of files
 */
record FenceSection(Map<String, NodeName> nodes, NodeSection files) {
  private static final FenceAgent SAMPLE =
      new FenceAgent.Command(
          List.of("/usr/sbin/fence_ipmilan"), Map.of(), Optional.empty(), Duration.ZERO);
  private static final Rule<Duration> TIMEOUT =
      Rules.duration(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofMinutes(1));
  private static final Rule<String> PARAMETER =
      Rule.text(
          "text on one line, 1 to 1000 long",
          "[^\\p{Cntrl}]{1,1000}",
          "10.0.1.11",
          "Write it in quotes, on one line.");
  private static final Rule<String> ARGUMENT =
      Rule.text(
          "an argument, 1 to 1000 long", "[^\\p{Cntrl}]{1,1000}", "-v", "Write it in quotes.");
  private static final Rule<String> USER =
      Rule.text("a user's name without a colon", "[^:\\p{Cntrl}]{1,200}", "fencer", "Write it.");
  private static final Rule<String> SYSTEM =
      Rule.text(
          "the path of a computer system",
          "/[A-Za-z0-9._/-]{1,500}",
          "/redfish/v1/Systems/1",
          "Look it up below /redfish/v1/Systems of the controller.");

  Map<NodeName, FenceAgent> read(Section root) {
    Map<NodeName, FenceAgent> agents = new HashMap<>();
    Optional<Section> fence = root.optionalSection("fence");
    fence.ifPresent(
        section -> {
          nodes.forEach(
              (role, node) ->
                  section.optionalSection(role).ifPresent(s -> agents.put(node, agent(s))));
          section.end();
        });
    return agents;
  }

  private FenceAgent agent(Section section) {
    int faults = section.faults().count();
    String kind = section.required("agent", Rules.word("command", "redfish"));
    if (section.faults().count() > faults) {
      return SAMPLE; // what else there is belongs to nobody knows which kind
    }
    FenceAgent agent = kind.equals("redfish") ? redfish(section) : command(section);
    section.end();
    return agent;
  }

  private FenceAgent command(Section section) {
    List<String> arguments = section.list("command", ARGUMENT);
    if (arguments.isEmpty()) {
      section.fault(
          "command",
          "has no program",
          "Name it with its full path: 'command: [/usr/sbin/fence_ipmilan]'.");
    } else if (!isProgram(arguments.getFirst())) {
      section.fault(
          "command",
          "names no program that this service may run: " + arguments.getFirst(),
          "Give its full path, and the right to run it.");
    }
    Map<String, String> parameters = new HashMap<>();
    section.optionalSection("parameters").ifPresent(s -> parameters.putAll(s.scalars(PARAMETER)));
    if (parameters.containsKey("action")) {
      section.fault("parameters", "has 'action', which is for Handover to say", "Remove it.");
    }
    return new FenceAgent.Command(
        arguments.isEmpty() ? List.of("none") : arguments,
        parameters,
        files.optionalFile(section, "passwordFile"),
        timeout(section));
  }

  private static boolean isProgram(String name) {
    Path file = Path.of(name);
    return file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private FenceAgent redfish(Section section) {
    URI url = files.url(section);
    return new FenceAgent.Redfish(
        url,
        section.required("system", SYSTEM),
        section.required("username", USER),
        files.requiredFile(section, "passwordFile"),
        files.optionalFile(section, "trustCertificates"),
        timeout(section));
  }

  private static Duration timeout(Section section) {
    return section.optional("timeout", TIMEOUT).orElse(Duration.ofMinutes(1));
  }
}
