package dev.handover.deploy.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A line to a directory on which everything takes a while in each direction, as between machines:
 * what is under way at the same time is delayed at the same time. Ends with the process.
 */
public final class SlowLine {
  private static final int CHUNK = 16 * 1024;
  private static final int LDAPS_PORT = 636;
  private static final int IN_FLIGHT = 10_000;

  private final URI far;
  private final long delayNanos;
  private final ServerSocket near;

  private static final class Piece {
    private final long dueNanos;
    private final byte[] bytes;

    Piece(long dueNanos, byte[] bytes) {
      this.dueNanos = dueNanos;
      this.bytes = bytes;
    }
  }

  private SlowLine(URI far, Duration delay) throws IOException {
    this.far = far;
    this.delayNanos = delay.toNanos();
    this.near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /**
   * The same directory at the other end of a slow line; the certificate stays good, for the address
   * stays local.
   */
  public static DirectoryAccess to(DirectoryAccess access, Duration delay) {
    if (delay.isZero()) {
      return access;
    }
    try {
      SlowLine line = new SlowLine(URI.create(access.url()), delay);
      Thread.ofVirtual().start(line::accept);
      String url = "ldaps://127.0.0.1:" + line.near.getLocalPort();
      return new DirectoryAccess(
          url, access.bindDn(), access.passwordFile(), access.trustCertificates());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void accept() {
    int port = far.getPort() < 0 ? LDAPS_PORT : far.getPort();
    try {
      while (true) {
        lead(near.accept(), port);
      }
    } catch (IOException over) {
      // Nobody can be accepted any more; callers see their connections refused.
    }
  }

  /** A far end that does not answer now may answer the next caller. */
  private void lead(Socket caller, int port) throws IOException {
    try {
      Socket called = new Socket(far.getHost(), port);
      caller.setTcpNoDelay(true);
      called.setTcpNoDelay(true);
      connect(caller, called);
      connect(called, caller);
    } catch (IOException unreachable) {
      caller.close();
    }
  }

  private void connect(Socket from, Socket to) {
    BlockingQueue<Piece> underway = new LinkedBlockingQueue<>(IN_FLIGHT);
    Thread.ofVirtual().start(() -> take(from, underway));
    Thread.ofVirtual().start(() -> deliver(underway, to));
  }

  private void take(Socket from, BlockingQueue<Piece> underway) {
    byte[] buffer = new byte[CHUNK];
    int length = 0;
    try {
      InputStream in = from.getInputStream();
      while (length >= 0) {
        length = read(in, buffer);
        byte[] bytes = Arrays.copyOf(buffer, Math.max(0, length));
        underway.put(new Piece(System.nanoTime() + delayNanos, bytes));
      }
    } catch (IOException | InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException cut) {
      return -1;
    }
  }

  /** An empty piece is the end. */
  private static void deliver(BlockingQueue<Piece> underway, Socket to) {
    try (to) {
      OutputStream out = to.getOutputStream();
      Piece piece = underway.take();
      while (piece.bytes.length > 0) {
        TimeUnit.NANOSECONDS.sleep(piece.dueNanos - System.nanoTime());
        out.write(piece.bytes);
        out.flush();
        piece = underway.take();
      }
    } catch (IOException | InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }
}
