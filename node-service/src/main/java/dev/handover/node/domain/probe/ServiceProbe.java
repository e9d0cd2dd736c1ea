package dev.handover.node.domain.probe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One question to a server.
 *
 * @param host name or address
 * @param expect text that a greeting has to contain
 * @param status with which an HTTP server has to answer; absent for any that is no refusal
 * @param path what an HTTP server is asked for
 * @param limit how long all of it may take
 */
public record ServiceProbe(
    ProbeKind kind,
    String host,
    int port,
    @Nullable String expect,
    @Nullable Integer status,
    String path,
    Duration limit) {

  /** A probe that asks for nothing in particular. */
  public static ServiceProbe of(ProbeKind kind, String host, int port) {
    return new ServiceProbe(kind, host, port, null, null, "/", Duration.ofSeconds(3));
  }

  /** The same of another place. */
  public ServiceProbe at(String otherHost, int otherPort) {
    return new ServiceProbe(kind, otherHost, otherPort, expect, status, path, limit);
  }
}
