package dev.handover.directory.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFChangeRecord;
import com.unboundid.ldif.LDIFModifyChangeRecord;
import com.unboundid.ldif.LDIFModifyDNChangeRecord;
import com.unboundid.ldif.LDIFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is written is what the golden files hold, and what another LDIF reader reads back. */
class LdifTest {

  private static final String LONG = "x".repeat(200);

  private static final EntryChange HOSTILE =
      change(
          1,
          "CN=Doe\\, Zoë \\+ \\\"Q\\\",OU=Mail Users,DC=example,DC=test",
          attribute(
              "description",
              List.of(" leading", "trailing ", ":colon", "<file", "line\nbreak", "nul\u0000", "雪"),
              List.of("plain", LONG, "")),
          new AttributeChange(
              "dnsRecord",
              ValueSyntax.BINARY,
              List.of(AttributeValue.of(new byte[] {0, 1, (byte) 0xfe, (byte) 0xff})),
              List.of(AttributeValue.of(new byte[80]))));

  private static final EntryChange ADDED =
      change(
          2,
          "CN=EXCH2,CN=Computers,DC=example,DC=test",
          attribute("servicePrincipalName", List.of(), List.of("HOST/EXCH1")));

  private static EntryChange change(int sequence, String dn, AttributeChange... attributes) {
    return new EntryChange(
        sequence,
        new TaskName("rehome-mailboxes"),
        DistinguishedName.parse(dn),
        List.of(attributes));
  }

  private static AttributeChange attribute(String name, List<String> before, List<String> after) {
    return new AttributeChange(
        name,
        ValueSyntax.EXACT,
        before.stream().map(AttributeValue::of).toList(),
        after.stream().map(AttributeValue::of).toList());
  }

  private static String file(List<String> parts) {
    return Ldif.header(List.of("Handover change set", "évil\ncomment")) + String.join("", parts);
  }

  private static String forward() {
    return file(List.of(Ldif.forward(HOSTILE), Ldif.forward(ADDED)));
  }

  private static String reverse() {
    return file(List.of(Ldif.reverse(ADDED), Ldif.reverse(HOSTILE)));
  }

  @Test
  void writesTheGoldenFiles() throws IOException {
    assertThat(forward()).isEqualTo(golden("forward.ldif"));
    assertThat(reverse()).isEqualTo(golden("reverse.ldif"));
  }

  @Test
  void foldsLongLinesAndWritesNothingButAscii() {
    assertThat((forward() + reverse()).lines()).allMatch(line -> line.length() <= 76);
    assertThat((forward() + reverse()).chars()).allMatch(c -> c == '\n' || (c >= 32 && c < 127));
  }

  @Test
  void isReadBackAsCompareAndSet() throws Exception {
    // When
    List<LDIFChangeRecord> records = read(forward());
    // Then
    assertThat(records).hasSize(2);
    assertThat(records.getFirst().getParsedDN().toString()).startsWith("CN=Doe\\, Zoë");
    Modification[] first = modifications(records.getFirst());
    assertThat(first)
        .extracting(Modification::getModificationType)
        .containsExactly(
            ModificationType.DELETE,
            ModificationType.ADD,
            ModificationType.DELETE,
            ModificationType.ADD);
    assertThat(first[0].getValues())
        .containsExactly(
            " leading", "trailing ", ":colon", "<file", "line\nbreak", "nul\u0000", "雪");
    assertThat(first[1].getValues()).containsExactly("plain", LONG, "");
    assertThat(first[2].getValueByteArrays()[0]).containsExactly(0, 1, 0xfe, 0xff);
    assertThat(modifications(records.getLast()))
        .singleElement()
        .satisfies(add -> assertThat(add.getModificationType()).isEqualTo(ModificationType.ADD));
  }

  @Test
  void isReadBackAsReplacementsLastChangeFirst() throws Exception {
    // When
    List<LDIFChangeRecord> records = read(reverse());
    // Then
    assertThat(modifications(records.getFirst()))
        .singleElement()
        .satisfies(it -> assertThat(it.getModificationType()).isEqualTo(ModificationType.REPLACE))
        .satisfies(it -> assertThat(it.getValues()).isEmpty());
    assertThat(Arrays.stream(modifications(records.getLast())).map(Modification::getValues))
        .first()
        .satisfies(
            values ->
                assertThat(values)
                    .containsExactly(
                        " leading",
                        "trailing ",
                        ":colon",
                        "<file",
                        "line\nbreak",
                        "nul\u0000",
                        "雪"));
  }

  private static Modification[] modifications(LDIFChangeRecord record) {
    return ((LDIFModifyChangeRecord) record).getModifications();
  }

  private static List<LDIFChangeRecord> read(String ldif) throws Exception {
    try (LDIFReader reader = new LDIFReader(new ByteArrayInputStream(ldif.getBytes(UTF_8)))) {
      return List.of(reader.readChangeRecord(), reader.readChangeRecord());
    }
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(LdifTest.class.getResourceAsStream("/golden/" + name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void writesARenamingThatAnotherReaderTakesForOne() throws Exception {
    EntryChange renaming =
        change(
            3,
            "CN=Mailbox Store (EXCH1)\\, Zürich,CN=First,DC=example,DC=test",
            attribute("cn", List.of("Mailbox Store (EXCH1), Zürich"), List.of("Mailbox Store")));

    LDIFModifyDNChangeRecord forward = renameRecord(Ldif.forward(renaming));
    LDIFModifyDNChangeRecord reverse = renameRecord(Ldif.reverse(renaming));

    assertThat(forward.getDN()).isEqualTo(renaming.dn().toString());
    assertThat(forward.getNewRDN()).isEqualTo("CN=Mailbox Store");
    assertThat(forward.deleteOldRDN()).isTrue();
    assertThat(reverse.getDN()).isEqualTo("CN=Mailbox Store,CN=First,DC=example,DC=test");
    assertThat(reverse.getNewRDN()).isEqualTo("CN=Mailbox Store (EXCH1)\\, Zürich");
  }

  private static LDIFModifyDNChangeRecord renameRecord(String record) throws Exception {
    return (LDIFModifyDNChangeRecord)
        LDIFReader.decodeChangeRecord(
            record.lines().filter(line -> !line.isEmpty()).toArray(String[]::new));
  }
}
