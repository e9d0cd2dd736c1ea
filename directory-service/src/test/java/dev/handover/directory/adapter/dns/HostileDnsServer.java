package dev.handover.directory.adapter.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A DNS server over TCP that answers each message with what the test wants. */
final class HostileDnsServer implements AutoCloseable {
  private final ServerSocket socket;

  /** Octets of an answer to octets of a question; none closes the connection. */
  @FunctionalInterface
  interface Answers {
    byte[] to(byte[] question) throws IOException;
  }

  HostileDnsServer(Answers answers) throws IOException {
    socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> serve(answers));
  }

  private void serve(Answers answers) {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        Thread.ofVirtual().start(() -> talk(caller, answers));
      } catch (IOException expected) {
        // The test is over.
      }
    }
  }

  private static void talk(Socket caller, Answers answers) {
    try (caller) {
      DataInputStream in = new DataInputStream(caller.getInputStream());
      DataOutputStream out = new DataOutputStream(caller.getOutputStream());
      byte[] answer = answers.to(in.readNBytes(in.readUnsignedShort()));
      while (answer.length > 0) {
        out.writeShort(answer.length);
        out.write(answer);
        out.flush();
        answer = answers.to(in.readNBytes(in.readUnsignedShort()));
      }
    } catch (IOException expected) {
      // The caller is gone.
    }
  }

  InetSocketAddress address() {
    return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
