package dev.handover.deploy.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The emulated server that is measured, as its machine.yaml says.
 *
 * @param text the file itself
 */
record NodeMachine(String text, List<Service> services) {

  /** One service and how long it takes. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Service(String name, List<String> dependsOn, long startDelayMillis, long stopDelayMillis) {
    Service {
      dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Installed(List<Service> services) {}

  /** The one that all runs of this bench are measured with. */
  static NodeMachine fixed() throws IOException {
    try (InputStream in = NodeMachine.class.getResourceAsStream("/bench/node-machine.yaml")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return new NodeMachine(text, new YAMLMapper().readValue(text, Installed.class).services());
    }
  }

  /**
   * What the slowest chain of dependencies takes to start, if nothing but its services took time.
   */
  double startChainSeconds() {
    return longest(Service::startDelayMillis) / 1000.0;
  }

  /** The same to stop: the chains are the same, the other way round. */
  double stopChainSeconds() {
    return longest(Service::stopDelayMillis) / 1000.0;
  }

  private long longest(ToLongFunction<Service> delay) {
    Map<String, Service> byName =
        services.stream().collect(Collectors.toMap(Service::name, Function.identity()));
    return services.stream().mapToLong(service -> chain(service, byName, delay)).max().orElse(0);
  }

  private static long chain(
      Service service, Map<String, Service> byName, ToLongFunction<Service> delay) {
    long before =
        service.dependsOn().stream()
            .mapToLong(name -> chain(Objects.requireNonNull(byName.get(name)), byName, delay))
            .max()
            .orElse(0);
    return before + delay.applyAsLong(service);
  }
}
