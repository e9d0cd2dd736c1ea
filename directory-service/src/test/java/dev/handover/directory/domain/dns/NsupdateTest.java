package dev.handover.directory.domain.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.Ldif;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.ValueSyntax;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NsupdateTest {
  private static final EntryChange CHANGE =
      new EntryChange(
          3,
          new TaskName("dns-address"),
          new DnsServerName("Example.test", "EXCH1").dn(),
          List.of(
              new AttributeChange(
                  DnsType.A.attribute(),
                  ValueSyntax.CASE_IGNORE,
                  List.of(AttributeValue.of("1200 192.0.2.11")),
                  List.of(AttributeValue.of("1200 192.0.2.50"))),
              new AttributeChange(
                  DnsType.AAAA.attribute(),
                  ValueSyntax.CASE_IGNORE,
                  List.of(),
                  List.of(AttributeValue.of("1200 2001:db8::50")))));

  @Test
  void setsTheRecordsFromBefore() {
    assertThat(Nsupdate.reverse(CHANGE, Optional.of("192.0.2.53 53")))
        .isEqualTo(
            """
            ; 3 dns-address
            server 192.0.2.53 53
            zone example.test
            update delete exch1.example.test. A
            update add exch1.example.test. 1200 A 192.0.2.11
            update delete exch1.example.test. AAAA
            send

            """);
  }

  @Test
  void isACommentInLdif() {
    assertThat(Ldif.reverse(CHANGE)).startsWith("# 3 dns-address: DC=exch1,DC=example.test,O=DNS");
    assertThat(Ldif.reverse(CHANGE).strip().lines()).allMatch(line -> line.startsWith("# "));
    assertThat(Ldif.forward(CHANGE)).isEqualTo(Ldif.reverse(CHANGE));
  }
}
