package dev.handover.orchestrator.domain;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can cut a node's power, as configured; nothing in it is secret. */
public sealed interface FenceAgent {
  /** How long cutting the power may take until the power is seen to be off. */
  Duration timeout();

  /** In a few words, for plans and messages. */
  String title();

  /**
   * A program that speaks as the public `fence-agents` do (the agents' API: parameters as
   * `key=value` lines on the standard input; `status` ends with 0 for on, 2 for off).
   *
   * @param arguments program, with its full path, and arguments; nothing goes through a shell
   * @param parameters what the agent is told beside `action`, without secrets
   * @param passwordFile told the agent as `password`
   */
  record Command(
      List<String> arguments,
      Map<String, String> parameters,
      Optional<Path> passwordFile,
      Duration timeout)
      implements FenceAgent {
    public Command {
      arguments = List.copyOf(arguments);
      parameters = Map.copyOf(parameters);
    }

    @Override
    public String title() {
      return "program " + arguments.getFirst();
    }
  }

  /**
   * A management controller that speaks Redfish (DMTF DSP0266).
   *
   * @param system path of the computer system, such as `/redfish/v1/Systems/1`
   * @param trustCertificates PEM file with the certificates to trust; the JVM's own when absent
   */
  record Redfish(
      URI url,
      String system,
      String username,
      Path passwordFile,
      Optional<Path> trustCertificates,
      Duration timeout)
      implements FenceAgent {
    @Override
    public String title() {
      return "Redfish at " + url.getAuthority();
    }
  }
}
