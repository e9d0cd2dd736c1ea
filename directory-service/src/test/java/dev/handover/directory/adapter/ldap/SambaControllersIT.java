package dev.handover.directory.adapter.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.DomainController;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.ValueSyntax;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding a real domain controller, and logging on to it with Kerberos. */
@SuppressWarnings("NullAway.Init")
class SambaControllersIT {
  private static TestSamba samba;
  private static LdapCredentials.Keytab keytab;

  @BeforeAll
  static void start() throws Exception {
    samba = TestSamba.fresh();
    // This machine knows the domain controller by its address only: so Kerberos has to, too.
    try (LDAPConnection connection = TestSamba.connect()) {
      connection.modify(
          "CN=DC1,OU=Domain Controllers,DC=example,DC=test",
          new Modification(
              ModificationType.ADD, "servicePrincipalName", "ldap/" + TestSamba.ADDRESS));
    }
    keytab = TestSamba.keytab();
  }

  @AfterAll
  static void stop() throws Exception {
    samba.kill();
  }

  private static LdapSettings settings(LdapCredentials credentials) {
    LdapSettings simple = TestSamba.settings(DirectorySecurity.STARTTLS);
    return new LdapSettings(
        simple.url(), DirectorySecurity.SASL, credentials, Optional.empty(), simple.limits());
  }

  @Test
  void readsAndWritesInAKerberosSessionWithoutAPasswordOrAJaasFile() {
    try (LdaptiveDirectory directory = new LdaptiveDirectory(settings(keytab))) {
      assertThat(directory.describe().server()).isEqualTo("dc1.example.test");
      assertThat(directory.compareAndSet(describing("street")))
          .isInstanceOf(ModifyOutcome.Applied.class);
      assertThat(directory.site()).isEqualTo("Default-First-Site-Name");
    }
  }

  private static LdapSettings kerberosInside(DirectorySecurity tls) {
    LdapSettings simple = TestSamba.settings(tls);
    return new LdapSettings(simple.url(), tls, keytab, simple.trustCertificates(), simple.limits());
  }

  @Test
  void tellsTheWayOutWhenKerberosIsNotEnoughInsideTls() throws Exception {
    samba.takeKerberosInsideTls(false);
    try (LdaptiveDirectory directory =
        new LdaptiveDirectory(kerberosInside(DirectorySecurity.LDAPS))) {
      assertThat(directory.compareAndSet(describing("street")))
          .isInstanceOfSatisfying(
              ModifyOutcome.Refused.class,
              refused -> assertThat(refused.cure()).contains("set it to sasl"));
    }
  }

  /** Where it is allowed, as Windows does; inside TLS it takes no second protection. */
  @ParameterizedTest
  @CsvSource({"LDAPS, l", "STARTTLS, st"})
  void logsOnWithKerberosInsideTls(DirectorySecurity security, String attribute) throws Exception {
    samba.takeKerberosInsideTls(true);
    try (LdaptiveDirectory directory = new LdaptiveDirectory(kerberosInside(security))) {
      assertThat(directory.compareAndSet(describing(attribute)))
          .isInstanceOf(ModifyOutcome.Applied.class);
    }
  }

  private static EntryChange describing(String attribute) {
    return new EntryChange(
        1,
        new TaskName("test"),
        DistinguishedName.parse("OU=Domain Controllers,DC=example,DC=test"),
        List.of(
            new AttributeChange(
                attribute,
                ValueSyntax.CASE_IGNORE,
                List.of(),
                List.of(AttributeValue.of("by Kerberos")))));
  }

  @Test
  void tellsWhatIsWrongWithAPrincipalThatTheKeytabDoesNotHold() {
    LdapCredentials.Keytab other =
        new LdapCredentials.Keytab("nobody@EXAMPLE.TEST", keytab.keytab(), keytab.configuration());
    try (LdaptiveDirectory directory = new LdaptiveDirectory(settings(other))) {
      assertThatThrownBy(directory::describe)
          .isInstanceOfSatisfying(
              DirectoryUnreachableException.class,
              failure -> assertThat(failure.cure()).contains("keytab"));
    }
  }

  @Test
  void tellsWhenThereIsNoKeytab() {
    LdapCredentials.Keytab absent =
        new LdapCredentials.Keytab(keytab.principal(), Path.of("absent"), keytab.configuration());
    try (LdaptiveDirectory directory = new LdaptiveDirectory(settings(absent))) {
      assertThatThrownBy(directory::describe).hasMessageContaining("absent cannot be read");
    }
  }

  @Test
  void findsItInItsOwnDns() {
    SrvControllers.Search search =
        new SrvControllers.Search(
            "example.test", Optional.of("Default-First-Site-Name"), DirectorySecurity.LDAPS);
    SrvLookup lookup = new SrvLookup(List.of(TestSamba.ADDRESS), Duration.ofSeconds(5));

    assertThat(new SrvControllers(search, lookup, Clock.systemUTC()).controllers())
        .singleElement()
        .satisfies(found -> assertThat(found.url().value()).isEqualTo("ldaps://dc1.example.test"))
        .extracting(DomainController::site)
        .isEqualTo("Default-First-Site-Name");
  }
}
