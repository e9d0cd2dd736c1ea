package dev.handover.orchestrator.adapter.events;

import dev.handover.orchestrator.domain.events.Event;
import dev.handover.orchestrator.domain.events.Receipt;
import dev.handover.orchestrator.domain.events.Receiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * An event as a syslog message (RFC 5424), facility local0: one line for people, then the
 * CloudEvent. Nobody acknowledges it: it is delivered when the network took it.
 */
final class SyslogLine {
  private static final int LOCAL0 = 16;
  private static final int CONNECT_MILLIS = 5_000;

  /** RFC 5426, section 3.2: what every receiver ought to take. */
  private static final int MOST_OVER_UDP = 2_048;

  /** What common receivers take unless told otherwise. */
  private static final int MOST = 8_192;

  /** Of `meta` (RFC 5424, section 7.3.1). */
  private static final long LARGEST_ID = 2_147_483_647L;

  private final Receiver.Syslog receiver;

  SyslogLine(Receiver.Syslog receiver) {
    this.receiver = receiver;
  }

  Receipt send(Event event, byte[] cloudEvent) throws NotDelivered {
    try {
      byte[] message = message(event, cloudEvent);
      switch (receiver.transport()) {
        case UDP -> datagram(message);
        case TCP -> {
          try (Socket socket = connected()) {
            framed(socket, message);
          }
        }
        case TLS -> encrypted(message);
      }
      return new Receipt.Taken();
    } catch (IOException e) {
      return new Receipt.Refused(
          "syslog cannot be reached: " + e.getClass().getSimpleName(), Optional.empty());
    }
  }

  private byte[] message(Event event, byte[] cloudEvent) throws IOException {
    int priority = LOCAL0 * 8 + Urgency.of(event).syslog();
    String head =
        "<%d>1 %s %s handover %d %s [meta sequenceId=\"%d\"] \uFEFF%s "
            .formatted(
                priority,
                event.at(),
                InetAddress.getLocalHost().getHostName().replaceAll("[^!-~]", "-"),
                ProcessHandle.current().pid(),
                Urgency.tail(event),
                (event.sequence() - 1) % LARGEST_ID + 1,
                EventText.of(event));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(cloudEvent);
    return cut(all.toByteArray(), receiver.transport() == Receiver.Transport.UDP);
  }

  /** Never in the middle of a character. */
  private static byte[] cut(byte[] message, boolean udp) {
    int most = udp ? MOST_OVER_UDP : MOST;
    if (message.length <= most) {
      return message;
    }
    int end = most;
    while ((message[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(message, end);
  }

  private void datagram(byte[] message) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      InetSocketAddress address = new InetSocketAddress(receiver.host(), receiver.port());
      if (address.isUnresolved()) {
        throw new IOException("unknown host");
      }
      socket.send(new DatagramPacket(message, message.length, address));
    }
  }

  private Socket connected() throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(receiver.host(), receiver.port()), CONNECT_MILLIS);
      socket.setSoTimeout(CONNECT_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** With its length before it (RFC 6587, section 3.4.1; RFC 5425, section 4.3). */
  private static void framed(Socket socket, byte[] message) throws IOException {
    OutputStream out = socket.getOutputStream();
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
    frame.writeBytes(message);
    out.write(frame.toByteArray());
    out.flush();
  }

  private void encrypted(byte[] message) throws IOException, NotDelivered {
    SSLSocketFactory factory = Connections.tls(receiver.trust()).getSocketFactory();
    try (Socket plain = connected();
        SSLSocket socket =
            (SSLSocket) factory.createSocket(plain, receiver.host(), receiver.port(), true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      framed(socket, message);
    }
  }
}
