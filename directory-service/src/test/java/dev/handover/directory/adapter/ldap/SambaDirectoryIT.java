package dev.handover.directory.adapter.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.controls.SubtreeDeleteRequestControl;
import com.unboundid.ldif.LDIFException;
import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryContract;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.Rdn;
import dev.handover.directory.domain.ValueSyntax;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract on a real Active Directory (Samba), and what only that one does. */
@SuppressWarnings("NullAway.Init")
class SambaDirectoryIT extends DirectoryContract {
  private static TestSamba samba;
  private static LDAPConnection connection;
  private static LdaptiveDirectory directory;

  @BeforeAll
  static void start() throws Exception {
    samba = TestSamba.fresh();
    connection = TestSamba.connect();
    directory = new LdaptiveDirectory(TestSamba.settings(DirectorySecurity.LDAPS));
  }

  @AfterAll
  static void stop() throws Exception {
    directory.close();
    connection.close();
    samba.kill();
  }

  @BeforeEach
  void createContainer() throws LDAPException {
    TestSamba.add(
        connection, TestSamba.one(container().toString(), "objectClass", "organizationalUnit"));
  }

  @AfterEach
  void deleteContainer() throws LDAPException {
    deleteTree(container());
  }

  private static void deleteTree(DistinguishedName dn) throws LDAPException {
    DeleteRequest request = new DeleteRequest(dn.toString());
    request.addControl(new SubtreeDeleteRequestControl(true));
    connection.delete(request);
  }

  @Override
  protected Directory directory() {
    return directory;
  }

  @Override
  protected DistinguishedName container() {
    return DistinguishedName.parse("OU=Contract,DC=example,DC=test");
  }

  @Override
  protected void createUser(Rdn name, String... namesAndValues) {
    Entry entry = new Entry(container().child(name).toString());
    entry.addAttribute("objectClass", "user");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      entry.addAttribute(new Attribute(namesAndValues[i], namesAndValues[i + 1]));
    }
    try {
      connection.add(entry);
    } catch (LDAPException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected void delete(DistinguishedName dn) {
    try {
      connection.delete(dn.toString());
    } catch (LDAPException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected DistinguishedName patchable(String name) {
    String parent = "CN=Services,CN=Configuration,DC=example,DC=test";
    String dn = "CN=" + name + "," + parent;
    try {
      TestSamba.add(connection, TestSamba.one(dn, "objectClass", "msExchPrivateMDB"));
    } catch (LDAPException e) {
      throw new IllegalStateException(e);
    }
    return DistinguishedName.parse(dn);
  }

  private static ModifyOutcome set(
      DistinguishedName dn, String name, List<String> before, List<String> after) {
    AttributeChange change =
        new AttributeChange(
            name,
            ValueSyntax.CASE_IGNORE,
            before.stream().map(AttributeValue::of).toList(),
            after.stream().map(AttributeValue::of).toList());
    return directory.compareAndSet(new EntryChange(1, TASK, dn, List.of(change)));
  }

  @ParameterizedTest
  @EnumSource(
      value = DirectorySecurity.class,
      names = {"LDAPS", "STARTTLS"})
  void answersOverTlsAndStartTls(DirectorySecurity security) {
    try (LdaptiveDirectory other = new LdaptiveDirectory(TestSamba.settings(security))) {
      assertThat(other.describe().server()).isEqualTo("dc1.example.test");
    }
  }

  @Test
  void takesNoPasswordOnAnUnprotectedConnection() {
    try (LdaptiveDirectory other =
        new LdaptiveDirectory(TestSamba.settings(DirectorySecurity.PLAIN))) {
      assertThatThrownBy(other::describe)
          .isInstanceOfSatisfying(
              DirectoryRefusedException.class,
              refusal -> assertThat(refusal.cure()).contains("ldap.security to ldaps"));
    }
  }

  @Test
  void deletesEverySpellingOfAName() {
    createUser(Rdn.of("CN", "spelt"), "servicePrincipalName", "HOST/spelt");
    DistinguishedName dn = container().child(Rdn.of("CN", "spelt"));
    set(dn, "description", List.of(), List.of("x"));
    addSpelling(dn, "host/SPELT");
    addSpelling(dn, "Host/Spelt");

    ModifyOutcome outcome =
        set(
            dn,
            "servicePrincipalName",
            List.of("HOST/spelt", "host/SPELT", "Host/Spelt"),
            List.of());

    assertThat(outcome).isInstanceOf(ModifyOutcome.Applied.class);
    assertThat(
            directory
                .read(dn, Set.of("servicePrincipalName"))
                .orElseThrow()
                .values("servicePrincipalName"))
        .isEmpty();
  }

  private static void addSpelling(DistinguishedName dn, String value) {
    try {
      connection.modify(
          "dn: " + dn,
          "changetype: modify",
          "add: servicePrincipalName",
          "servicePrincipalName: " + value);
    } catch (LDAPException | LDIFException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void saysWhoIsToBlameWhenAnotherAccountHoldsAName() {
    createUser(Rdn.of("CN", "holder"), "servicePrincipalName", "HOST/held");
    createUser(Rdn.of("CN", "wants"));

    ModifyOutcome outcome =
        set(
            container().child(Rdn.of("CN", "wants")),
            "servicePrincipalName",
            List.of(),
            List.of("HOST/held"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ModifyOutcome.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(19);
              assertThat(refused.cure()).contains("setspn -Q");
            });
  }

  @Test
  void findsOutWhatBecameOfAWriteAfterThePowerFailed() throws Exception {
    createUser(Rdn.of("CN", "doubt"), "mail", "old@example.test");
    DistinguishedName dn = container().child(Rdn.of("CN", "doubt"));
    samba.kill();
    ModifyOutcome lost = set(dn, "mail", List.of("old@example.test"), List.of("new@example.test"));
    samba.start();
    connection.close();
    connection = TestSamba.connect();

    ModifyOutcome again = set(dn, "mail", List.of("old@example.test"), List.of("new@example.test"));

    assertThat(lost).isInstanceOfAny(ModifyOutcome.InDoubt.class, ModifyOutcome.Unreachable.class);
    assertThat(again).isInstanceOf(ModifyOutcome.Applied.class);
  }
}
