package dev.handover.node.adapter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.probe.Conversation;
import dev.handover.node.domain.probe.ProbeKind;
import dev.handover.node.domain.probe.ProbeOutcome;
import dev.handover.node.domain.probe.ServiceProbe;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real sockets, and servers that mean no good. */
class SocketProberTest {
  private final SocketProber prober = new SocketProber(Clock.systemUTC());

  /** What a server does with one caller. */
  private interface Behaviour {
    void answer(Socket caller) throws IOException;
  }

  @Test
  void hearsAGreetingAndTakesLeave() throws Exception {
    // Given
    AtomicReference<String> heard = new AtomicReference<>("");
    Behaviour server =
        caller -> {
          say(caller, "220 exch1 ESMTP\r\n");
          byte[] parting = caller.getInputStream().readAllBytes();
          heard.set(new String(parting, StandardCharsets.US_ASCII));
        };

    // When
    ProbeOutcome outcome = probed(ProbeKind.SMTP, server);

    // Then
    assertThat(outcome).isEqualTo(new ProbeOutcome(true, true, "220 exch1 ESMTP", "serves"));
    assertThat(heard.get()).isEqualTo("QUIT\r\n");
  }

  @ParameterizedTest
  @EnumSource(
      value = ProbeKind.class,
      names = {"SMTP", "POP3", "IMAP4", "LDAP", "HTTP"})
  void isNotServedBySilence(ProbeKind kind) throws Exception {
    ProbeOutcome outcome = probed(kind, caller -> caller.getInputStream().readAllBytes());

    assertThat(outcome.reachable()).isTrue();
    assertThat(outcome.serving()).isFalse();
    assertThat(outcome.detail()).isEqualTo("says nothing within 300 ms");
  }

  @ParameterizedTest
  @EnumSource(
      value = ProbeKind.class,
      names = {"SMTP", "POP3", "IMAP4", "HTTP"})
  void readsNoMoreThanItsLimitOfAnEndlessBanner(ProbeKind kind) throws Exception {
    byte[] flood = new byte[1 << 16];
    Arrays.fill(flood, (byte) 'x');
    Behaviour endless =
        caller -> {
          OutputStream out = caller.getOutputStream();
          while (!caller.isClosed()) {
            out.write(flood);
          }
        };

    ProbeOutcome outcome = probed(kind, endless);

    assertThat(outcome.serving()).isFalse();
    assertThat(outcome.detail())
        .isEqualTo("says %d bytes without an end".formatted(Conversation.MAX_BYTES));
    assertThat(outcome.answer()).hasSize(200);
  }

  @Test
  void ownsUpThatAServerHungUpWithoutAWord() throws Exception {
    assertThat(probed(ProbeKind.POP3, Socket::shutdownOutput).detail())
        .isEqualTo("closed the connection without a word");
    assertThat(
            probed(
                    ProbeKind.POP3,
                    caller -> {
                      say(caller, "+O");
                      caller.shutdownOutput();
                    })
                .detail())
        .isEqualTo("closed the connection in the middle of its answer");
  }

  @Test
  void knowsATlsAlertWhenItSeesOne() throws Exception {
    byte[] alert = {0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46};

    ProbeOutcome outcome = probed(ProbeKind.LDAP, caller -> caller.getOutputStream().write(alert));

    assertThat(outcome.serving()).isFalse();
    assertThat(outcome.detail()).contains("TLS alert");
  }

  @Test
  void givesUpOnAServerThatSendsOneByteAtATime() throws Exception {
    // Given: every look at the clock finds a second gone, so that no one byte comes too late
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    InstantSource hurried = () -> now.getAndUpdate(t -> t.plusSeconds(1));
    Behaviour drip =
        caller -> {
          while (!caller.isClosed()) {
            caller.getOutputStream().write('2');
            caller.getOutputStream().flush();
          }
        };

    // When
    ProbeOutcome outcome =
        probed(new SocketProber(hurried), ProbeKind.SMTP, Duration.ofSeconds(3), drip);

    // Then
    assertThat(outcome.serving()).isFalse();
    assertThat(outcome.detail()).containsAnyOf("does not come to an end", "without an end");
  }

  @Test
  void saysWhyThereIsNoConnection() throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }

    assertThat(prober.probe(ServiceProbe.of(ProbeKind.SMTP, "127.0.0.1", port)).reachable())
        .isFalse();
    assertThat(prober.probe(ServiceProbe.of(ProbeKind.TCP, "no-such-host.invalid", 25)).detail())
        .isEqualTo("the name is not known here");
  }

  private ProbeOutcome probed(ProbeKind kind, Behaviour behaviour) throws Exception {
    return probed(prober, kind, Duration.ofMillis(300), behaviour);
  }

  private static ProbeOutcome probed(
      SocketProber prober, ProbeKind kind, Duration limit, Behaviour behaviour) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> serve(server, behaviour));
      ProbeOutcome outcome =
          prober.probe(
              new ServiceProbe(kind, "127.0.0.1", server.getLocalPort(), null, null, "/", limit));
      serving.join();
      return outcome;
    }
  }

  private static void serve(ServerSocket server, Behaviour behaviour) {
    try (Socket caller = server.accept()) {
      behaviour.answer(caller);
    } catch (IOException e) {
      // The prober has had enough, which is what these tests are about.
      return;
    }
  }

  private static void say(Socket caller, String text) throws IOException {
    caller.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
