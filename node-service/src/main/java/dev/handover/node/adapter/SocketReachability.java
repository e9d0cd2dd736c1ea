package dev.handover.node.adapter;

import dev.handover.node.domain.Reachability;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Connects with a plain socket, and says nothing on it. */
final class SocketReachability implements Reachability {
  @Override
  public Reach reach(String host, int port, Duration limit) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      return new Reach(false, "the name is not known here");
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, Math.toIntExact(limit.toMillis()));
      return new Reach(true, "connected");
    } catch (IOException e) {
      String why = e.getMessage();
      return new Reach(false, why == null ? "no connection" : why);
    }
  }
}
