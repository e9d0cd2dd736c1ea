package dev.handover.directory.adapter.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TestForest;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Tasks of DNS in a real Active Directory, seen as a client of its name server sees them. */
@SuppressWarnings("NullAway.Init")
class SambaDnsIT {
  private static final String ZONES = ",CN=MicrosoftDNS,DC=DomainDnsZones," + TestForest.DOMAIN;
  private TestSamba samba;
  private LDAPConnection connection;
  private Directory directory;

  @BeforeEach
  void load() throws Exception {
    samba = TestSamba.fresh();
    connection = TestSamba.connect();
    directory = new LdaptiveDirectory(TestSamba.settings(DirectorySecurity.LDAPS));
    for (String name : List.of("exch1", "exch2", "webmail")) {
      TestSamba.add(
          connection,
          TestSamba.one("DC=" + name + ",DC=example.test" + ZONES, "objectClass", "dnsNode"));
    }
    change("dns-address", "record", "exch1", "address", "192.0.2.11,2001:db8::11");
    change("dns-address", "record", "exch2", "address", "192.0.2.12");
  }

  @AfterEach
  void stop() throws Exception {
    directory.close();
    connection.close();
    samba.kill();
  }

  private Preview preview(String task, String... namesAndValues) {
    Map<String, List<String>> parameters = new HashMap<>();
    parameters.put("zone", List.of("example.test"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], Arrays.asList(namesAndValues[i + 1].split(",", -1)));
    }
    return TaskPreviews.preview(
        TaskPreviews.move(
            TaskPreviews.EXCH1, TaskPreviews.EXCH2, TaskPreviews.task(task, parameters)),
        directory);
  }

  private Preview change(String task, String... namesAndValues) {
    Preview preview = preview(task, namesAndValues);
    assertThat(preview.isBlocked()).as(preview.findings().toString()).isFalse();
    assertThat(TaskPreviews.apply(preview, directory))
        .isNotEmpty()
        .hasOnlyElementsOfType(ModifyOutcome.Applied.class);
    return preview;
  }

  private void takeBack(Preview preview) {
    assertThat(TaskPreviews.revert(preview, directory))
        .hasOnlyElementsOfType(ModifyOutcome.Applied.class);
  }

  private static List<String> lookUp(String name, int type) throws Exception {
    SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(TestSamba.ADDRESS, 53));
    resolver.setTimeout(Duration.ofSeconds(5));
    Record question = Record.newRecord(Name.fromString(name + ".example.test."), type, DClass.IN);
    return resolver.send(Message.newQuery(question)).getSection(Section.ANSWER).stream()
        .filter(record -> record.getType() == type)
        .map(record -> record.getTTL() + " " + record.rdataToString())
        .sorted()
        .toList();
  }

  @Test
  void answersIpv6AddressesAndAliases() throws Exception {
    assertThat(lookUp("exch1", Type.AAAA)).containsExactly("3600 2001:db8:0:0:0:0:0:11");

    Preview alias =
        change("dns-address", "record", "webmail", "canonicalName", "exch1.example.test");

    assertThat(lookUp("webmail", Type.CNAME)).containsExactly("3600 exch1.example.test.");
    assertThat(lookUp("webmail", Type.A)).containsExactly("3600 192.0.2.11");
    takeBack(alias);
    assertThat(lookUp("webmail", Type.CNAME)).isEmpty();
  }

  @Test
  void restoresTheTimeToLiveAfterTheMove() throws Exception {
    Preview lowered = change("dns-ttl", "record", "exch1");
    assertThat(lookUp("exch1", Type.A)).containsExactly("60 192.0.2.11");
    Preview moved =
        change("dns-address", "record", "exch1", "address", "192.0.2.50", "mode", "REPLACE");
    assertThat(lookUp("exch1", Type.A)).containsExactly("60 192.0.2.50");

    takeBack(lowered);

    assertThat(lookUp("exch1", Type.A)).containsExactly("3600 192.0.2.50");
    assertThat(lookUp("exch1", Type.AAAA)).containsExactly("3600 2001:db8:0:0:0:0:0:11");
    takeBack(moved);
    assertThat(lookUp("exch1", Type.A)).containsExactly("3600 192.0.2.11");
  }

  @Test
  void removesTheMachinesRecordsAndBringsThemBack() throws Exception {
    Preview removed = change("dns-stale-records", "keepAddresses", "192.0.2.11,2001:db8::11");

    assertThat(lookUp("exch2", Type.A)).isEmpty();
    assertThat(lookUp("exch1", Type.A)).containsExactly("3600 192.0.2.11");
    takeBack(removed);
    assertThat(lookUp("exch2", Type.A)).containsExactly("3600 192.0.2.12");
  }

  @Test
  void findsOutAndChangesWhichUpdatesTheZoneTakes() {
    assertThat(preview("zone-dynamic-update").findings())
        .extracting(Finding::code)
        .containsExactly("zone-takes-dynamic-updates");

    Preview off = change("zone-dynamic-update", "mode", "CHANGE");

    assertThat(preview("zone-dynamic-update").findings()).isEmpty();
    takeBack(off);
    assertThat(preview("zone-dynamic-update").findings()).isNotEmpty();
  }
}
