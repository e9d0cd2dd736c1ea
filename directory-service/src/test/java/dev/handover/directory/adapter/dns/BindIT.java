package dev.handover.directory.adapter.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DnsServers;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.ValueSyntax;
import dev.handover.directory.domain.dns.DnsServerName;
import dev.handover.directory.domain.dns.DnsType;
import dev.handover.directory.domain.proof.DnsExpectation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

/** Updates of a real name server: guarded, signed, and never without a record. */
@SuppressWarnings("NullAway.Init")
class BindIT {
  private static final DnsServerName EXCH1 = new DnsServerName(TestBind.ZONE, "exch1");

  @TempDir Path folder;
  private TestBind bind;
  private Rfc2136Updates updates;

  @BeforeEach
  void start() throws Exception {
    bind = TestBind.in(folder);
    updates = bind.updates();
  }

  @AfterEach
  void stop() {
    bind.kill();
  }

  private static AttributeChange change(DnsType type, List<String> before, List<String> after) {
    return new AttributeChange(
        type.attribute(),
        ValueSyntax.CASE_IGNORE,
        before.stream().map(AttributeValue::of).toList(),
        after.stream().map(AttributeValue::of).toList());
  }

  private static AttributeChange moved() {
    return change(DnsType.A, List.of("1200 192.0.2.11"), List.of("1200 192.0.2.50"));
  }

  private List<String> found(String name, int type) throws Exception {
    return bind.lookUp(name + "." + TestBind.ZONE, type);
  }

  @Test
  void readsWhatTheServerHas() {
    Map<String, List<AttributeValue>> records =
        updates.read(EXCH1, Set.of(DnsType.A, DnsType.AAAA, DnsType.CNAME));

    assertThat(records.get("RRset-A")).containsExactly(AttributeValue.of("1200 192.0.2.11"));
    assertThat(records.get("RRset-AAAA")).isEmpty();
    assertThat(records.get("RRset-CNAME")).isEmpty();
  }

  @Test
  void countsNotTheRecordsOfAnAliasTarget() {
    DnsServerName alias = new DnsServerName(TestBind.ZONE, "webmail");

    Map<String, List<AttributeValue>> records =
        updates.read(alias, Set.of(DnsType.A, DnsType.CNAME));

    assertThat(records.get("RRset-A")).isEmpty();
    assertThat(records.get("RRset-CNAME"))
        .containsExactly(AttributeValue.of("3600 exch1.example.test."));
  }

  @Test
  void changesAndTakesBackAndLeavesOtherTypesAlone() throws Exception {
    assertThat(updates.compareAndSet(EXCH1, List.of(moved())))
        .isInstanceOf(ModifyOutcome.Applied.class);
    assertThat(found("exch1", Type.A)).containsExactly("1200 192.0.2.50");
    assertThat(updates.compareAndSet(EXCH1, List.of(moved())))
        .isInstanceOf(ModifyOutcome.AlreadyInPlace.class);

    assertThat(updates.compareAndSet(EXCH1, List.of(moved().inverse())))
        .isInstanceOf(ModifyOutcome.Applied.class);
    assertThat(found("exch1", Type.A)).containsExactly("1200 192.0.2.11");
    assertThat(found("exch1", Type.TXT)).containsExactly("1200 \"stays\"");
  }

  @Test
  void reportsSomebodyElsesChangeAndLeavesIt() throws Exception {
    bind.nsupdate("update add exch1.example.test 1200 A 192.0.2.99\nsend");

    ModifyOutcome outcome = updates.compareAndSet(EXCH1, List.of(moved()));

    assertThat(outcome).isInstanceOf(ModifyOutcome.Conflict.class);
    assertThat(found("exch1", Type.A)).containsExactly("1200 192.0.2.11", "1200 192.0.2.99");
  }

  @Test
  void writesEveryTypeAndManyAtOnce() throws Exception {
    DnsServerName pointer = new DnsServerName(TestBind.REVERSE, "50");
    ModifyOutcome reverse =
        updates.compareAndSet(
            pointer, List.of(change(DnsType.PTR, List.of(), List.of("600 exch1.example.test."))));
    ModifyOutcome both =
        updates.compareAndSet(
            EXCH1, List.of(moved(), change(DnsType.AAAA, List.of(), List.of("1200 2001:db8::50"))));
    DnsServerName alias = new DnsServerName(TestBind.ZONE, "webmail");
    ModifyOutcome renamed =
        updates.compareAndSet(
            alias,
            List.of(
                change(
                    DnsType.CNAME,
                    List.of("3600 exch1.example.test."),
                    List.of("3600 exch2.example.test."))));

    assertThat(List.of(reverse, both, renamed)).hasOnlyElementsOfType(ModifyOutcome.Applied.class);
    assertThat(bind.lookUp("50." + TestBind.REVERSE, Type.PTR))
        .containsExactly("600 exch1.example.test.");
    assertThat(found("exch1", Type.AAAA)).containsExactly("1200 2001:db8:0:0:0:0:0:50");
    assertThat(found("webmail", Type.CNAME)).containsExactly("3600 exch2.example.test.");
  }

  @Test
  void isAskedForTheSameTextsThatAChangeSetExpects() {
    EntryChange change =
        new EntryChange(
            1,
            new TaskName("dns-address"),
            EXCH1.dn(),
            List.of(moved(), change(DnsType.AAAA, List.of(), List.of("1200 2001:db8::50"))));
    DnsServers.Address server = new DnsServers.Address("127.0.0.1", bind.port());
    updates.compareAndSet(EXCH1, change.attributes());

    assertThat(DnsExpectation.of(change, Direction.APPLIED))
        .hasSize(2)
        .allSatisfy(
            expected ->
                assertThat(new DnsJavaServers().ask(server, expected.question()))
                    .isEqualTo(expected.answers()));
  }

  @Test
  void claimsNoAliasBesideAnAddress() throws Exception {
    ModifyOutcome outcome =
        updates.compareAndSet(
            EXCH1, List.of(change(DnsType.CNAME, List.of(), List.of("60 exch2.example.test."))));

    assertThat(outcome).isInstanceOf(ModifyOutcome.Conflict.class);
    assertThat(found("exch1", Type.A)).containsExactly("1200 192.0.2.11");
  }

  @Test
  void restoresATimeToLiveAfterTheAddressMoved() throws Exception {
    AttributeChange lowered =
        change(DnsType.A, List.of("1200 192.0.2.11"), List.of("60 192.0.2.11"));

    updates.compareAndSet(EXCH1, List.of(lowered));
    assertThat(found("exch1", Type.A)).containsExactly("60 192.0.2.11");
    updates.compareAndSet(EXCH1, List.of(moved()));
    assertThat(found("exch1", Type.A)).containsExactly("60 192.0.2.50");
    ModifyOutcome restored = updates.compareAndSet(EXCH1, List.of(lowered.inverse()));

    assertThat(restored).isInstanceOf(ModifyOutcome.Applied.class);
    assertThat(found("exch1", Type.A)).containsExactly("1200 192.0.2.50");
  }

  @Test
  void tellsWhichKeyIsWrongAndHow() throws Exception {
    Path stranger = folder.resolve("stranger.key");
    TestBind.writeKey(stranger, "stranger");
    Path forged = folder.resolve("forged.key");
    TestBind.writeKey(forged, "handover");

    assertThat(refusal(stranger)).contains("BADKEY");
    assertThat(refusal(forged)).contains("BADSIG");
    assertThat(refusal(bind.readerKeyFile())).contains("REFUSED");
    assertThat(found("exch1", Type.A)).containsExactly("1200 192.0.2.11");
  }

  private String refusal(Path key) {
    Rfc2136Updates other = new Rfc2136Updates(Map.of(TestBind.ZONE, bind.settings(key)));
    ModifyOutcome outcome = other.compareAndSet(EXCH1, List.of(moved()));
    assertThat(outcome).isInstanceOf(ModifyOutcome.Refused.class);
    return outcome.toString();
  }

  @Test
  void saysThatAServerDoesNotKeepTheZone() {
    Rfc2136Updates other = new Rfc2136Updates(Map.of("other.test", bind.settings(bind.keyFile())));

    assertThatThrownBy(() -> other.read(new DnsServerName("other.test", "a"), Set.of(DnsType.A)))
        .isInstanceOf(DirectoryRefusedException.class);
  }

  @Test
  void isUnreachableWhenTheServerIsGone() {
    bind.kill();

    assertThat(updates.compareAndSet(EXCH1, List.of(moved())))
        .isInstanceOf(ModifyOutcome.Unreachable.class);
    assertThatThrownBy(() -> updates.read(EXCH1, Set.of(DnsType.A)))
        .isInstanceOf(DirectoryUnreachableException.class);
  }
}
