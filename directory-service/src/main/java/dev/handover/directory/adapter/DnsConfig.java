package dev.handover.directory.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * DNS servers that keep zones which the directory does not, and take signed updates (RFC 2136).
 * None by default: zones are looked for in the directory then.
 */
@ConfigMapping(prefix = "handover.directory.dns")
public interface DnsConfig {

  /** Servers, each under a name of one's own choice. */
  Map<String, Server> servers();

  /** Which server takes the updates of a zone: name of the zone, name of the server. */
  Map<String, String> zones();

  /** One server. */
  interface Server {

    /** Its IP address; no name, because finding a DNS server must not need one. */
    String address();

    /** Its port, for UDP and TCP. */
    @WithDefault("53")
    int port();

    /** Its TSIG key as {@code tsig-keygen} writes it; hmac-sha256 unless the file says another. */
    Path keyFile();

    /** Longest wait for an answer. */
    @WithDefault("5s")
    Duration timeout();
  }
}
