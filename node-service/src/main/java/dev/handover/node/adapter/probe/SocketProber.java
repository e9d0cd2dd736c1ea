package dev.handover.node.adapter.probe;

import dev.handover.node.domain.probe.Conversation;
import dev.handover.node.domain.probe.ProbeOutcome;
import dev.handover.node.domain.probe.Prober;
import dev.handover.node.domain.probe.ServiceProbe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Probes with a plain socket. The limit holds for all of it together: a server that sends one byte
 * at a time gains nothing by that.
 */
public final class SocketProber implements Prober {
  private static final int CHUNK = 512;

  private final InstantSource clock;

  public SocketProber(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public ProbeOutcome probe(ServiceProbe probe) {
    InetSocketAddress address = new InetSocketAddress(probe.host(), probe.port());
    if (address.isUnresolved()) {
      return ProbeOutcome.unreachable("the name is not known here");
    }
    Instant end = clock.instant().plus(probe.limit());
    try (Socket socket = new Socket()) {
      socket.connect(address, Math.toIntExact(probe.limit().toMillis()));
      return converse(socket, probe, end);
    } catch (IOException e) {
      return ProbeOutcome.unreachable(reason(e));
    }
  }

  private ProbeOutcome converse(Socket socket, ServiceProbe probe, Instant end) {
    Conversation conversation = new Conversation(probe);
    ByteArrayOutputStream heard = new ByteArrayOutputStream(CHUNK);
    try {
      socket.getOutputStream().write(conversation.opening());
      ProbeOutcome outcome = listen(socket, conversation, heard, end);
      if (outcome.serving()) {
        takeLeave(socket, conversation);
      }
      return outcome;
    } catch (SocketTimeoutException e) {
      String how = heard.size() == 0 ? "says nothing" : "does not come to an end";
      return ProbeOutcome.silent(
          text(heard), "%s within %d ms".formatted(how, probe.limit().toMillis()));
    } catch (IOException e) {
      return ProbeOutcome.silent(text(heard), "the connection broke: " + reason(e));
    }
  }

  private ProbeOutcome listen(
      Socket socket, Conversation conversation, ByteArrayOutputStream heard, Instant end)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    Optional<ProbeOutcome> outcome = conversation.judge(new byte[0], false);
    while (outcome.isEmpty()) {
      socket.setSoTimeout(left(end));
      int wanted = Math.min(CHUNK, Conversation.MAX_BYTES - heard.size());
      int count = socket.getInputStream().read(chunk, 0, wanted);
      heard.write(chunk, 0, Math.max(0, count));
      outcome = conversation.judge(heard.toByteArray(), count < 0);
    }
    return outcome.get();
  }

  private int left(Instant end) throws SocketTimeoutException {
    long millis = Duration.between(clock.instant(), end).toMillis();
    if (millis <= 0) {
      throw new SocketTimeoutException("the time is over");
    }
    return Math.toIntExact(millis);
  }

  /** What was to be heard was heard: that the other end does not want to hear more is no fault. */
  private static void takeLeave(Socket socket, Conversation conversation) {
    try {
      socket.getOutputStream().write(conversation.parting());
    } catch (IOException e) {
      // Gone already.
      return;
    }
  }

  private static String text(ByteArrayOutputStream heard) {
    return heard.toString(StandardCharsets.ISO_8859_1);
  }

  private static String reason(IOException e) {
    String why = e.getMessage();
    return why == null ? "no connection" : why;
  }
}
