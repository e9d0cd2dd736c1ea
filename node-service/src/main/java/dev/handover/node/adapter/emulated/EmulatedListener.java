package dev.handover.node.adapter.emulated;

import dev.handover.node.domain.probe.ProbeKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * A port of an emulated machine, on the loopback interface. While its service runs it says what a
 * server of its kind says; to everybody else it closes without a word.
 */
final class EmulatedListener {
  private static final Logger LOG = Logger.getLogger(EmulatedListener.class);
  private static final int BACKLOG = 16;
  private static final int PATIENCE_MILLIS = 1000;
  private static final int MAX_QUESTION = 512;

  /** BindResponse to message 1: success (RFC 4511, 4.2.2). */
  private static final byte[] BIND_SUCCESS = {
    0x30, 0x0c, 0x02, 0x01, 0x01, 0x61, 0x07, 0x0a, 0x01, 0x00, 0x04, 0x00, 0x04, 0x00
  };

  private final ServerSocket socket;
  private final ProbeKind kind;
  private final BooleanSupplier serves;

  /** Listens from now on. */
  EmulatedListener(ProbeKind kind, BooleanSupplier serves) {
    this.kind = kind;
    this.serves = serves;
    try {
      this.socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("an emulated port cannot be opened", e);
    }
    Thread thread = new Thread(this::listen, "emulated-" + kind);
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        answer(caller);
      } catch (IOException | RuntimeException e) {
        LOG.debugf(e, "a caller of an emulated %s port is gone", kind);
      }
    }
  }

  private void answer(Socket caller) throws IOException {
    if (!serves.getAsBoolean()) {
      return;
    }
    caller.setSoTimeout(PATIENCE_MILLIS);
    OutputStream out = caller.getOutputStream();
    switch (kind) {
      case SMTP:
        out.write(ascii("220 emulated ESMTP service ready\r\n"));
        break;
      case POP3:
        out.write(ascii("+OK emulated POP3 server ready\r\n"));
        break;
      case IMAP4:
        out.write(ascii("* OK emulated IMAP4 server ready\r\n"));
        break;
      case LDAP:
        hear(caller);
        out.write(BIND_SUCCESS);
        break;
      case HTTP:
        hear(caller);
        out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        break;
      case TCP:
      default:
        break;
    }
    // Until the caller hangs up: closing with something unread would break the connection instead.
    hear(caller);
  }

  private static void hear(Socket caller) throws IOException {
    byte[] question = new byte[MAX_QUESTION];
    int heard = caller.getInputStream().read(question);
    LOG.debugf("an emulated port was told %d bytes", heard);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
