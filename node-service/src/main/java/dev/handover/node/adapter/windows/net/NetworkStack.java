package dev.handover.node.adapter.windows.net;

import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.NetworkInterface;
import dev.handover.node.domain.WindowsError;
import java.util.List;
import java.util.Optional;

/**
 * What {@link WindowsAddresses} needs of Windows, call by call, so that it can be tried without.
 */
interface NetworkStack {

  /** All interfaces with their addresses' networks. Refused with unavailable when unreadable. */
  List<NetworkInterface> interfaces();

  /** All addresses of this machine. Refused with unavailable when they cannot be read. */
  List<UnicastAddress> addresses();

  /** Adds a hidden address until the next boot; Windows then looks for a duplicate by itself. */
  WindowsError add(FloatingAddress address, int prefixLength, long interfaceId);

  WindowsError remove(UnicastAddress address);

  /**
   * Asks on the interface who has the address, and forgets what was known. May take some seconds
   * when nobody answers.
   *
   * @param source the address to ask from, which tells everybody who hears it where that one is
   */
  Neighbour ask(FloatingAddress address, long interfaceId, Optional<FloatingAddress> source);

  /** The router that the interface's default route of the same family leads to. */
  Optional<FloatingAddress> router(long interfaceId, boolean v6);
}
