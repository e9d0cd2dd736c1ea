package dev.handover.deploy.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The emulated servers between which a group is moved, as their machine.yaml says: what each action
 * takes when nothing but the machine takes time.
 *
 * @param text the file itself
 * @param group what the file of a generic-service group says of its services
 */
record FailoverMachine(String text, String group, Map<String, Service> services, Delays delays) {

  /** One service and how long it takes. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Service(String name, long startDelayMillis, long stopDelayMillis) {}

  /** A disk and how long it takes. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Disk(long attachDelayMillis, long detachDelayMillis) {}

  /** How long an address takes. */
  record Address(long addDelayMillis, long removeDelayMillis) {}

  /** How long the one disk and the one address take. */
  record Delays(Disk disk, Address address) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Installed(List<Service> services, Map<String, Disk> disks, Address addresses) {}

  /** The one that all runs of this bench are measured with. */
  static FailoverMachine fixed() throws IOException {
    String text = resource("failover-machine.yaml");
    Installed installed = new YAMLMapper().readValue(text, Installed.class);
    Map<String, Service> services = new HashMap<>();
    installed.services().forEach(service -> services.put(service.name(), service));
    Disk disk = installed.disks().values().iterator().next();
    Delays delays = new Delays(disk, installed.addresses());
    return new FailoverMachine(text, resource("failover-services.yaml"), services, delays);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = FailoverMachine.class.getResourceAsStream("/bench/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * How long the longest chain of steps that depend on each other takes, if nothing but what the
   * file says took time.
   *
   * @param steps of a plan or an operation, as the orchestrator shows them; those it depends on
   *     stand before each
   */
  Duration criticalPath(JsonNode steps) {
    Map<String, Long> ends = new HashMap<>();
    for (JsonNode step : steps) {
      long begin = 0;
      for (JsonNode before : step.path("dependsOn")) {
        begin = Math.max(begin, Objects.requireNonNull(ends.get(before.asText())));
      }
      ends.put(step.path("id").asText(), begin + millis(step));
    }
    return Duration.ofMillis(ends.values().stream().mapToLong(Long::longValue).max().orElse(0));
  }

  private long millis(JsonNode step) {
    return switch (step.path("action").asText()) {
      case "START_SERVICE" -> service(step).startDelayMillis();
      case "STOP_SERVICE" -> service(step).stopDelayMillis();
      case "BRING_DISK_ONLINE" -> delays.disk().attachDelayMillis();
      case "TAKE_DISK_OFFLINE" -> delays.disk().detachDelayMillis();
      case "ADD_ADDRESS" -> delays.address().addDelayMillis();
      case "REMOVE_ADDRESS" -> delays.address().removeDelayMillis();
      default -> 0;
    };
  }

  private Service service(JsonNode step) {
    return Objects.requireNonNull(services.get(step.path("inputs").path("service").asText()));
  }
}
