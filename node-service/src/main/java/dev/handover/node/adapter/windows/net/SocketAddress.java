package dev.handover.node.adapter.windows.net;

import com.sun.jna.Pointer;
import dev.handover.node.domain.FloatingAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** SOCKADDR_INET (ws2ipdef.h): 28 bytes that hold an IPv4 or an IPv6 address. */
final class SocketAddress {
  static final int SIZE = 28;

  private static final short AF_INET = 2;
  private static final short AF_INET6 = 23;
  private static final int V4_OFFSET = 4;
  private static final int V6_OFFSET = 8;

  private SocketAddress() {}

  static void write(FloatingAddress address, Pointer memory, int offset) {
    byte[] octets = address.octets();
    memory.setMemory(offset, SIZE, (byte) 0);
    memory.setShort(offset, address.isV6() ? AF_INET6 : AF_INET);
    memory.write(offset + (address.isV6() ? V6_OFFSET : V4_OFFSET), octets, 0, octets.length);
  }

  /** Empty for an unknown family, and for `0.0.0.0` and `::`. */
  static Optional<FloatingAddress> read(Pointer memory, int offset) {
    byte[] octets =
        switch (memory.getShort(offset)) {
          case AF_INET -> memory.getByteArray(offset + (long) V4_OFFSET, 4);
          case AF_INET6 -> memory.getByteArray(offset + (long) V6_OFFSET, 16);
          default -> new byte[0];
        };
    if (octets.length == 0) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.getByAddress(octets);
      return address.isAnyLocalAddress()
          ? Optional.empty()
          : Optional.of(new FloatingAddress(address.getHostAddress()));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 octets are an address", e);
    }
  }
}
