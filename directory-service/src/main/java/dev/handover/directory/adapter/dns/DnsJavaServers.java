package dev.handover.directory.adapter.dns;

import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DnsServers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** DNS servers over the wire (RFC 1035), with dnsjava; nothing is remembered from an answer. */
public final class DnsJavaServers implements DnsServers {

  private static final Duration LONGEST_WAIT = Duration.ofMillis(2_500);
  private static final int TRIES = 2;

  @Override
  public List<String> ask(Address server, Question question) {
    IOException last = new IOException("never asked");
    for (int i = 0; i < TRIES; i++) {
      try {
        return exchange(server, question);
      } catch (IOException e) {
        last = e;
      }
    }
    throw new DirectoryUnreachableException(
        "the DNS server %s gives no answer: %s".formatted(server, last.getMessage()), last);
  }

  private static List<String> exchange(Address server, Question question) throws IOException {
    SimpleResolver resolver = new SimpleResolver(server.host());
    resolver.setPort(server.port());
    resolver.setTimeout(LONGEST_WAIT);
    int type = Type.value(question.type());
    Message answer =
        resolver.send(Message.newQuery(Record.newRecord(name(question.name()), type, DClass.IN)));
    int code = answer.getRcode();
    if (code == Rcode.NXDOMAIN) {
      return List.of();
    }
    if (code != Rcode.NOERROR) {
      throw new DirectoryRefusedException(
          code,
          "the DNS server %s answers %s for %s"
              .formatted(server, Rcode.string(code), question.name()),
          "Ask a server that serves the zone.");
    }
    return answer.getSection(Section.ANSWER).stream()
        .filter(record -> record.getType() == type)
        .map(record -> RecordTexts.data(record).replaceFirst("\\.$", ""))
        .sorted()
        .toList();
  }

  private static Name name(String text) throws TextParseException {
    return Name.fromString(text, Name.root);
  }
}
