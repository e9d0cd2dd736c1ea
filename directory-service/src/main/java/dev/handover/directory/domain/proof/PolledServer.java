package dev.handover.directory.domain.proof;

import org.jspecify.annotations.Nullable;

/**
 * A server that is asked again and again.
 *
 * @param name its URL or address
 * @param site null while nobody knows
 * @param written whether the changes were written to this one
 */
public record PolledServer(Kind kind, String name, @Nullable String site, boolean written) {

  /** What kind of server. */
  public enum Kind {
    DOMAIN_CONTROLLER,
    DNS_SERVER
  }
}
