package dev.handover.node.domain.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers say, and what it means. */
class ConversationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SMTP  | 220 exch1.example.test Microsoft ESMTP MAIL Service | true
          SMTP  | 220-exch1 first of several lines                    | true
          SMTP  | 220                                                 | true
          SMTP  | 2200 bytes                                          | false
          SMTP  | 421 Service not available, closing                  | false
          SMTP  | 554 no                                              | false
          SMTP  | +OK POP3 ready                                      | false
          POP3  | +OK Microsoft Exchange POP3 server ready            | true
          POP3  | -ERR in use                                         | false
          POP3  | +OKAY                                               | false
          IMAP4 | * OK IMAP4rev1 ready                                | true
          IMAP4 | * PREAUTH ready                                     | true
          IMAP4 | * BYE shutting down                                 | false
          HTTP  | HTTP/1.1 200 OK                                     | true
          HTTP  | HTTP/1.1 302 Found                                  | true
          HTTP  | HTTP/1.1 401 Unauthorized                           | true
          HTTP  | HTTP/1.1 404 Not Found                              | false
          HTTP  | HTTP/1.1 503 Service Unavailable                    | false
          HTTP  | HTTP/9999999999 200 OK                              | false
          HTTP  | SSH-2.0-OpenSSH                                     | false
          """)
  void tellsWhoServesFromWhoDoesNot(ProbeKind kind, String line, boolean serves) {
    ProbeOutcome outcome = judged(probe(kind), (line + "\r\n").getBytes(StandardCharsets.US_ASCII));

    assertThat(outcome.serving()).as(outcome.detail()).isEqualTo(serves);
    assertThat(outcome.answer()).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          success                    | 300c02010161070a010004000400                 | true
          success, as AD spells it   | 30840000001002010161840000000 70a010004000400 | true
          refused without a name     | 300c02010161070a013004000400                 | true
          busy                       | 300c02010161070a013304000400                 | false
          unavailable                | 300c02010161070a013404000400                 | false
          takes leave                | 300c02010078070a013404000400                 | false
          a search result            | 300c02010164070a010004000400                 | false
          no LDAP                    | 48545450                                     | false
          """)
  void understandsAnAnswerToABind(String what, String hex, boolean serves) {
    ProbeOutcome outcome =
        judged(probe(ProbeKind.LDAP), HexFormat.of().parseHex(hex.replace(" ", "")));

    assertThat(outcome.serving()).as(what + ": " + outcome.detail()).isEqualTo(serves);
  }

  @Test
  void waitsForTheRestOfAnAnswer() {
    byte[] whole =
        HexFormat.of().parseHex("30840000001002010161840000000 70a0100".replace(" ", ""));
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);

      assertThat(new Conversation(probe(ProbeKind.LDAP)).judge(part, false))
          .as("%d bytes", length)
          .isEmpty();
    }
    assertThat(new Conversation(probe(ProbeKind.SMTP)).judge(new byte[] {'2', '2'}, false))
        .isEmpty();
  }

  @Test
  void neverReadsBeyondALengthThatLies() {
    for (String hex : new String[] {"3084ffffffff", "30ff", "300c0284ffffffff01", "3080"}) {
      assertThat(judged(probe(ProbeKind.LDAP), HexFormat.of().parseHex(hex)).serving())
          .as(hex)
          .isFalse();
    }
  }

  @Test
  void namesAServerThatWantsEncryption() {
    byte[] alert = {0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46};
    for (ProbeKind kind : new ProbeKind[] {ProbeKind.SMTP, ProbeKind.LDAP, ProbeKind.HTTP}) {
      ProbeOutcome outcome = judged(probe(kind), alert);

      assertThat(outcome.serving()).isFalse();
      assertThat(outcome.detail()).contains("a TLS alert");
    }
  }

  @Test
  void asksForWhatItWasToldToExpect() {
    byte[] greeting = "220 exch2 ESMTP\r\n".getBytes(StandardCharsets.US_ASCII);

    assertThat(judged(expecting(ProbeKind.SMTP, "exch2", null), greeting).serving()).isTrue();
    assertThat(judged(expecting(ProbeKind.SMTP, "exch1", null), greeting).detail())
        .isEqualTo("does not say 'exch1' in its greeting");
    byte[] answer = "HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(judged(expecting(ProbeKind.HTTP, null, 200), answer).serving()).isTrue();
    assertThat(judged(expecting(ProbeKind.HTTP, null, 404), answer).detail())
        .isEqualTo("answers 200, not 404");
  }

  @Test
  void showsNothingThatPlaysWithAScreen() {
    byte[] hostile = "554 \u001b[2J\u0007\u009b\r\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(judged(probe(ProbeKind.SMTP), hostile).answer()).isEqualTo("554 .[2J..");
  }

  @Test
  void asksForAPathOfAHostByItsName() {
    assertThat(
            new String(new Conversation(probe(ProbeKind.HTTP)).opening(), StandardCharsets.UTF_8))
        .startsWith("GET / HTTP/1.1\r\nHost: 192.0.2.50:25\r\n");
    ServiceProbe six = probe(ProbeKind.HTTP).at("2001:db8::50", 80);
    assertThat(new String(new Conversation(six).opening(), StandardCharsets.UTF_8))
        .contains("Host: [2001:db8::50]:80\r\n");
  }

  private static ServiceProbe probe(ProbeKind kind) {
    return ServiceProbe.of(kind, "192.0.2.50", 25);
  }

  private static ServiceProbe expecting(
      ProbeKind kind, @Nullable String expect, @Nullable Integer status) {
    return new ServiceProbe(kind, "192.0.2.50", 25, expect, status, "/", Duration.ofSeconds(3));
  }

  private static ProbeOutcome judged(ServiceProbe probe, byte[] heard) {
    return new Conversation(probe).judge(heard, true).orElseThrow();
  }
}
