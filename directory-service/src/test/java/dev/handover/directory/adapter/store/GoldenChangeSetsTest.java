package dev.handover.directory.adapter.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.Server;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.ValueSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What the first release stored is read by every later one: old values are only safe if they can
 * still be read. The files below {@code golden/v1} are never rewritten.
 */
class GoldenChangeSetsTest {
  private static final List<AttributeChange> ATTRIBUTES =
      List.of(
          new AttributeChange(
              "homeMDB",
              ValueSyntax.DN,
              List.of(AttributeValue.of("CN=Post\\, alt,CN=EXCH1,DC=example,DC=test")),
              List.of(AttributeValue.of("CN=Post\\, alt,CN=EXCH2,DC=example,DC=test"))),
          new AttributeChange(
              "servicePrincipalName",
              ValueSyntax.CASE_IGNORE,
              List.of(AttributeValue.of("HOST/EXCH1"), AttributeValue.of("exchangeMDB/EXCH1")),
              List.of()),
          new AttributeChange(
              "dnsRecord",
              ValueSyntax.BINARY,
              List.of(AttributeValue.ofBase64("BAABAAXwAAABAAAAAAAOEAAAAAAAAAAAwAACCw==")),
              List.of(AttributeValue.ofBase64("BAABAAXwAAABAAAAAAAOEAAAAAAAAAAAwAACDA=="))));

  private static final List<Finding> FINDINGS =
      List.of(
          new Finding(
              Severity.BLOCKER,
              "store-missing",
              new TaskName("rehome-mailboxes"),
              DistinguishedName.parse("CN=Jürgen Groß,OU=Mail Users,DC=example,DC=test"),
              "no store of that name",
              "Rename it."),
          new Finding(
              Severity.WARNING,
              "name-twice",
              new TaskName("transfer-spns"),
              null,
              "two computers",
              "Remove one."));

  private static final List<Server> SERVERS =
      List.of(new Server("EXCH1", "EXCH1"), new Server("EXCH2", "Exch2"));

  @Test
  void readsOldAndNewValuesAsTheFirstReleaseStoredThem() throws IOException {
    assertThat(StoredJson.attributes(golden("attributes.json"))).isEqualTo(ATTRIBUTES);
    assertThat(StoredJson.findings(golden("findings.json"))).isEqualTo(FINDINGS);
    assertThat(StoredJson.servers(golden("servers.json"))).isEqualTo(SERVERS);
  }

  @Test
  void writesTheFormatWhoseNumberItBears() throws IOException {
    assertThat(StoredJson.ofAttributes(ATTRIBUTES)).isEqualTo(golden("attributes.json"));
    assertThat(StoredJson.ofFindings(FINDINGS)).isEqualTo(golden("findings.json"));
    assertThat(StoredJson.ofServers(SERVERS)).isEqualTo(golden("servers.json"));
  }

  @Test
  void refusesAFormatOfALaterRelease() throws IOException {
    String later = golden("attributes.json").replace("\"format\":1", "\"format\":2");

    assertThatThrownBy(() -> StoredJson.attributes(later)).hasMessageContaining("format 2");
  }

  private static String golden(String name) throws IOException {
    String path = "/golden/v1/" + name;
    try (InputStream in =
        Objects.requireNonNull(GoldenChangeSetsTest.class.getResourceAsStream(path))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
