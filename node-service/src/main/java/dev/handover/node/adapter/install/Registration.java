package dev.handover.node.adapter.install;

import dev.handover.node.domain.ServiceName;
import java.nio.file.Path;

/**
 * The service as Windows has it: everything that an upgrade changes or has to find again.
 *
 * @param version the version whose jar the service runs
 * @param account `LocalSystem`, `NT SERVICE\name`, or an account of the machine or the domain
 * @param javaHome the Java that the service runs on
 */
public record Registration(
    ServiceName service, Layout layout, String version, String account, Path javaHome) {

  /** What the service host says to {@code main}, so that it serves as a service. */
  public static final String UNDER_HOST = "--under-service-host";

  /** The same service on another version. */
  public Registration withVersion(String other) {
    return new Registration(service, layout, other, account, javaHome);
  }

  /** The jar that the service host runs. */
  public Path runner() {
    return layout.runner(version);
  }

  /** The account that Windows makes for each service, with no password and no other use. */
  public static String virtualAccount(ServiceName service) {
    return "NT SERVICE\\" + service;
  }
}
