package dev.handover.directory.adapter.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.ValueSyntax;
import dev.handover.directory.domain.dns.DnsServerName;
import dev.handover.directory.domain.dns.DnsType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;

/** Whoever answers in the name server's place, and however, nothing is taken for done. */
@SuppressWarnings("NullAway.Init")
class HostileDnsServerTest {
  private static final DnsServerName EXCH1 = new DnsServerName("example.test", "exch1");

  @TempDir Path folder;
  private Path key;

  @BeforeEach
  void writeKey() throws IOException {
    key = folder.resolve("tsig.key");
    TestBind.writeKey(key, "handover");
  }

  private ModifyOutcome write(HostileDnsServer.Answers answers) throws IOException {
    AttributeChange moved =
        new AttributeChange(
            DnsType.A.attribute(),
            ValueSyntax.CASE_IGNORE,
            List.of(AttributeValue.of("60 192.0.2.11")),
            List.of(AttributeValue.of("60 192.0.2.50")));
    try (HostileDnsServer server = new HostileDnsServer(answers)) {
      DnsServerSettings settings =
          new DnsServerSettings(server.address(), key, Duration.ofMillis(800));
      return new Rfc2136Updates(Map.of("example.test", settings))
          .compareAndSet(EXCH1, List.of(moved));
    }
  }

  /** An honest answer: authoritative, with the old address, signed with our key. */
  private Message answer(Message question, int code) throws IOException {
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.AA);
    answer.getHeader().setOpcode(question.getHeader().getOpcode());
    answer.getHeader().setRcode(code);
    answer.addRecord(question.getSection(0).getFirst(), Section.QUESTION);
    if (question.getHeader().getOpcode() == Opcode.QUERY) {
      answer.addRecord(
          Record.fromString(
              Name.fromConstantString("exch1.example.test."),
              Type.A,
              DClass.IN,
              60,
              "192.0.2.11",
              Name.root),
          Section.ANSWER);
    }
    return answer;
  }

  private byte[] signed(Message question, Message answer) {
    TSIG tsig = TsigKeyFile.read(key);
    answer.setTSIG(tsig, Rcode.NOERROR, question.getTSIG());
    return answer.toWire(Message.MAXLENGTH);
  }

  private static boolean isUpdate(Message question) {
    return question.getHeader().getOpcode() == Opcode.UPDATE;
  }

  @Test
  void takesNoAnswerWithoutSignature() throws IOException {
    ModifyOutcome outcome = write(octets -> answer(new Message(octets), Rcode.NOERROR).toWire());

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ModifyOutcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("not signed"));
  }

  @Test
  void doesNotBelieveAServerThatOnlySaysItIsDone() throws IOException {
    ModifyOutcome outcome =
        write(
            octets -> {
              Message question = new Message(octets);
              return signed(question, answer(question, Rcode.NOERROR));
            });

    assertThat(outcome).isInstanceOf(ModifyOutcome.Conflict.class);
  }

  @Test
  void isInDoubtWhenTheAnswerToTheUpdateIsLost() throws IOException {
    ModifyOutcome outcome =
        write(
            octets -> {
              Message question = new Message(octets);
              return isUpdate(question)
                  ? new byte[0]
                  : signed(question, answer(question, Rcode.NOERROR));
            });

    assertThat(outcome).isInstanceOf(ModifyOutcome.InDoubt.class);
  }

  @Test
  void comesBackLaterWhenTheServerFails() throws IOException {
    ModifyOutcome outcome =
        write(
            octets -> {
              Message question = new Message(octets);
              return signed(
                  question, answer(question, isUpdate(question) ? Rcode.SERVFAIL : Rcode.NOERROR));
            });

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ModifyOutcome.Unreachable.class,
            unreachable -> assertThat(unreachable.reason()).contains("journal"));
  }

  @Test
  void isUnreachableBehindGarbageHalfAMessageAndNothing() throws IOException {
    assertThat(write(octets -> new byte[] {1, 2, 3})).isInstanceOf(ModifyOutcome.Unreachable.class);
    assertThat(write(octets -> Arrays.copyOf(octets, 20)))
        .isInstanceOf(ModifyOutcome.Unreachable.class);
    assertThat(write(octets -> new byte[0])).isInstanceOf(ModifyOutcome.Unreachable.class);
  }
}
