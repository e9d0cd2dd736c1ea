package dev.handover.directory.adapter;

import dev.handover.directory.adapter.dns.DnsServerSettings;
import dev.handover.directory.adapter.dns.Rfc2136Updates;
import dev.handover.directory.domain.dns.DnsUpdates;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.xbill.DNS.Address;

/** Gives the port of DNS servers its adapter; what is wrong stops the start. */
@Singleton
class DnsWiring {

  private static final String PREFIX = "handover.directory.dns.";
  private static final Pattern ZONE =
      Pattern.compile("(?=.{1,253}$)[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");

  @Produces
  @Singleton
  DnsUpdates updates(DnsConfig config) {
    return new Rfc2136Updates(zones(config));
  }

  void close(@Disposes DnsUpdates updates) {
    updates.close();
  }

  /** Throws {@link IllegalArgumentException} that names the property and the cure. */
  static Map<String, DnsServerSettings> zones(DnsConfig config) {
    Map<String, DnsServerSettings> servers = new HashMap<>();
    config.servers().forEach((name, server) -> servers.put(name, settings(name, server)));
    Map<String, DnsServerSettings> zones = new HashMap<>();
    config
        .zones()
        .forEach(
            (zone, server) -> {
              DnsServerSettings settings = servers.get(server);
              if (settings == null) {
                throw new IllegalArgumentException(
                    "%szones.\"%s\" names the server '%s'; there are: %s. Name one of them, or describe it under %sservers.%s"
                        .formatted(
                            PREFIX, zone, server, new TreeSet<>(servers.keySet()), PREFIX, server));
              }
              zones.put(zoneName(zone), settings);
            });
    refuseIdle(servers.keySet(), Set.copyOf(config.zones().values()));
    return zones;
  }

  /** A zone in capitals or with a dot at its end is the same zone. */
  private static String zoneName(String zone) {
    String name = zone.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    if (!ZONE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "%szones.\"%s\" is no name of a zone; write it like example.test"
              .formatted(PREFIX, zone));
    }
    return name;
  }

  private static void refuseIdle(Set<String> servers, Set<String> used) {
    for (String server : servers) {
      if (!used.contains(server)) {
        throw new IllegalArgumentException(
            "%sservers.%s has no zone: add %szones.\"<zone>\"=%s"
                .formatted(PREFIX, server, PREFIX, server));
      }
    }
  }

  private static DnsServerSettings settings(String name, DnsConfig.Server server) {
    String property = PREFIX + "servers." + name;
    if (server.port() < 1 || server.port() > 65_535) {
      throw new IllegalArgumentException(property + ".port is 1 to 65535, not " + server.port());
    }
    try {
      InetAddress address = Address.getByAddress(server.address());
      return new DnsServerSettings(
          new InetSocketAddress(address, server.port()), server.keyFile(), server.timeout());
    } catch (IllegalArgumentException | UnknownHostException e) {
      throw new IllegalArgumentException(
          property + " is wrong: " + e.getMessage() + "; write an IP address and a timeout like 5s",
          e);
    }
  }
}
