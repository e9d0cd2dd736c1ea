package dev.handover.directory.adapter.dns;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One DNS server that takes updates.
 *
 * @param address resolved, because this service must not need a DNS server to find a DNS server
 * @param keyFile its TSIG key, as {@code tsig-keygen} writes it; read at every use
 * @param timeout longest wait for the answer to one message
 */
public record DnsServerSettings(InetSocketAddress address, Path keyFile, Duration timeout) {
  public DnsServerSettings {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("not an IP address: '" + address.getHostString() + "'");
    }
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("a timeout is more than 0 s and at most 60 s");
    }
  }
}
