package dev.handover.orchestrator.adapter.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.events.Event;
import dev.handover.orchestrator.domain.events.Receipt;
import dev.handover.orchestrator.domain.events.Receiver;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SyslogLineTest {
  private static final Event EVENT =
      new Event(
          42,
          UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55"),
          Instant.parse("2026-11-21T03:00:00.123456Z"),
          "dev.handover.group.suspected",
          Optional.of(new GroupName("mail")),
          "groups/mail",
          Map.of("node", "exch1", "cause", "NODE_SILENT"));
  private static final String LINE =
      "<131>1 2026-11-21T03:00:00.123456Z \\S+ handover \\d+ group\\.suspected"
          + " \\[meta sequenceId=\"42\"] \uFEFFmail: group suspected, NODE_SILENT of exch1 \\{.*";

  private static Receipt send(Receiver.Transport transport, int port, byte[] body)
      throws NotDelivered {
    return new SyslogLine(new Receiver.Syslog(transport, "127.0.0.1", port, Optional.empty()))
        .send(EVENT, body);
  }

  private static byte[] cloudEvent() {
    return new CloudEventForm("urn:test").write(EVENT);
  }

  @Test
  void sendsADatagramThatIsNotTooLarge() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(10_000);
      DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
      // When
      Receipt small = send(Receiver.Transport.UDP, socket.getLocalPort(), cloudEvent());
      socket.receive(packet);
      // Then
      assertThat(small).isEqualTo(new Receipt.Taken());
      assertThat(text(packet)).matches(LINE).endsWith("}");
      // When
      byte[] large = "ä".repeat(5000).getBytes(StandardCharsets.UTF_8);
      send(Receiver.Transport.UDP, socket.getLocalPort(), large);
      socket.receive(packet);
      // Then
      assertThat(packet.getLength()).isBetween(2047, 2048);
      assertThat(text(packet)).endsWith("ä");
    }
  }

  private static String text(DatagramPacket packet) {
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  @Test
  void countsTheOctetsOverTcp() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<byte[]> received =
          CompletableFuture.supplyAsync(
              () -> {
                try (Socket socket = server.accept()) {
                  return socket.getInputStream().readAllBytes();
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      // When
      assertThat(send(Receiver.Transport.TCP, server.getLocalPort(), cloudEvent()))
          .isEqualTo(new Receipt.Taken());
      // Then
      String frame = new String(received.get(), StandardCharsets.UTF_8);
      int blank = frame.indexOf(' ');
      String message = frame.substring(blank + 1);
      assertThat(message).matches(LINE);
      assertThat(message.getBytes(StandardCharsets.UTF_8))
          .hasSize(Integer.parseInt(frame.substring(0, blank)));
    }
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    assertThat(send(Receiver.Transport.TCP, port, cloudEvent()))
        .isInstanceOf(Receipt.Refused.class);
  }
}
