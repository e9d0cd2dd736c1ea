package dev.handover.directory.adapter.ldap;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;

/** A name server on a free port of this machine that knows the SRV records of a test. */
final class TestNameServer implements AutoCloseable {
  private static final int MOST_OCTETS = 4096;
  private static final int TTL = 600;
  private static final int PORT = 389;

  private final DatagramSocket socket;
  private final List<Record> records = new CopyOnWriteArrayList<>();
  private final AtomicInteger rcode = new AtomicInteger(Rcode.NOERROR);
  private final AtomicInteger questions = new AtomicInteger();

  TestNameServer() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  int questions() {
    return questions.get();
  }

  void failWith(int code) {
    rcode.set(code);
  }

  void with(String name, int priority, int weight, String host) throws IOException {
    records.add(
        new SRVRecord(
            Name.fromString(name + "."),
            DClass.IN,
            TTL,
            priority,
            weight,
            PORT,
            Name.fromString(host + ".")));
  }

  private void serve() {
    byte[] buffer = new byte[MOST_OCTETS];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] answer = answer(new Message(Arrays.copyOf(buffer, packet.getLength())));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException e) {
        // Closed, or not a question: the asker sees that there is no answer.
      }
    }
  }

  private byte[] answer(Message question) {
    questions.incrementAndGet();
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    List<Record> found = new ArrayList<>(records);
    found.removeIf(record -> !record.getName().equals(question.getQuestion().getName()));
    int code = rcode.get();
    answer.getHeader().setRcode(code != Rcode.NOERROR || !found.isEmpty() ? code : Rcode.NXDOMAIN);
    found.forEach(record -> answer.addRecord(record, Section.ANSWER));
    return answer.toWire(MOST_OCTETS);
  }

  @Override
  public void close() {
    socket.close();
  }
}
