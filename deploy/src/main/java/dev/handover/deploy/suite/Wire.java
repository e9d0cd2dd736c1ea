package dev.handover.deploy.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A connection on the way to a service that can be cut: nothing gets through until it is mended.
 */
public final class Wire implements AutoCloseable {
  private static final int WAITING = 50;

  private final URI far;
  private final ServerSocket near;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private Wire(URI far) throws IOException {
    this.far = far;
    this.near = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
  }

  /** A wire to a service over plain HTTP. */
  public static Wire to(URI far) {
    try {
      Wire wire = new Wire(far);
      Thread.ofVirtual().start(wire::accept);
      return wire;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Where the near end is. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + near.getLocalPort());
  }

  /** Breaks what is connected, and whatever connects from now on. */
  public void cut() {
    cut = true;
    open.forEach(Wire::close);
  }

  /** Lets through again. */
  public void mend() {
    cut = false;
  }

  private void accept() {
    try {
      while (true) {
        lead(near.accept());
      }
    } catch (IOException over) {
      // Closed: nobody is led any more.
    }
  }

  private void lead(Socket caller) {
    try {
      Socket called = new Socket(far.getHost(), far.getPort());
      open.add(caller);
      open.add(called);
      if (cut) {
        close(caller);
        close(called);
      }
      Thread.ofVirtual().start(() -> carry(caller, called));
      Thread.ofVirtual().start(() -> carry(called, caller));
    } catch (IOException unreachable) {
      close(caller);
    }
  }

  private void carry(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      in.transferTo(to.getOutputStream());
    } catch (IOException broken) {
      // Both ends are closed below, as when a wire is cut.
    }
    close(from);
    close(to);
    open.remove(from);
    open.remove(to);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() throws IOException {
    near.close();
    cut();
  }
}
