package dev.handover.directory.adapter.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldif.LDIFException;
import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.ValueSyntax;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How the connection is protected, and what is made of a server that refuses, is busy or goes away.
 */
@SuppressWarnings("NullAway.Init")
class LdapConnectionTest {
  private static final DistinguishedName USER = DistinguishedName.parse("CN=u,DC=example,DC=test");
  private static final AtomicReference<@Nullable ResultCode> FAILURE = new AtomicReference<>();

  @TempDir static Path folder;
  private static TestLdapServer server;

  /** Gives every modify the answer that a test has asked for. */
  private static final class Refusing extends InMemoryOperationInterceptor {
    @Override
    public void processModifyRequest(InMemoryInterceptedModifyRequest request)
        throws LDAPException {
      ResultCode code = FAILURE.get();
      if (code != null) {
        throw new LDAPException(code, "as the test wants");
      }
    }
  }

  @BeforeAll
  static void start() throws Exception {
    server = TestLdapServer.start(folder, new Refusing());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void addUser() throws LDAPException, LDIFException {
    FAILURE.set(null);
    server.server().add("dn: " + USER, "objectClass: user", "cn: u", "mail: old@example.test");
  }

  @AfterEach
  void deleteUser() throws LDAPException {
    server.server().delete(USER.toString());
  }

  @ParameterizedTest
  @EnumSource(value = DirectorySecurity.class, names = "SASL", mode = EnumSource.Mode.EXCLUDE)
  void readsOverEveryKindOfConnection(DirectorySecurity security) {
    try (LdaptiveDirectory directory =
        new LdaptiveDirectory(server.settings(security).allowingPlain(true))) {
      assertThat(directory.read(USER, Set.of("mail"))).isPresent();
      assertThat(directory.describe().security()).isEqualTo(security);
    }
  }

  @Test
  void refusesPlainUnlessAllowedByName() {
    LdapSettings settings = server.settings(DirectorySecurity.PLAIN);

    assertThatThrownBy(() -> settings.allowingPlain(false))
        .hasMessageContaining("allow-plain=true");
  }

  @ParameterizedTest
  @EnumSource(
      value = DirectorySecurity.class,
      names = {"LDAPS", "STARTTLS"})
  void refusesACertificateOfAnotherHost(DirectorySecurity security) {
    LdapSettings settings =
        server.settings(security, "localhost", Optional.of(folder.resolve("ca.pem")));
    try (LdaptiveDirectory directory = new LdaptiveDirectory(settings)) {
      assertThatThrownBy(directory::describe)
          .isInstanceOf(DirectoryUnreachableException.class)
          .hasMessageContaining("made out to [127.0.0.1], not to 'localhost'")
          .hasMessageContaining("subject 'CN=test'")
          .asInstanceOf(InstanceOfAssertFactories.type(DirectoryUnreachableException.class))
          .satisfies(e -> assertThat(e.cure()).contains("handover.directory.ldap.url"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DirectorySecurity.class,
      names = {"LDAPS", "STARTTLS"})
  void refusesACertificateThatNobodyVouchesFor(DirectorySecurity security) {
    LdapSettings settings = server.settings(security, "127.0.0.1", Optional.empty());
    try (LdaptiveDirectory directory = new LdaptiveDirectory(settings)) {
      assertThatThrownBy(directory::describe)
          .isInstanceOf(DirectoryUnreachableException.class)
          .hasMessageContaining("issuer 'CN=test'")
          .asInstanceOf(InstanceOfAssertFactories.type(DirectoryUnreachableException.class))
          .satisfies(
              e -> assertThat(e.cure()).contains("handover.directory.ldap.trust-certificates"));
    }
  }

  @Test
  void saysWhatToCorrectWhenThePasswordIsWrong() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong"), "wrong-password");
    LdapSettings right = server.settings(DirectorySecurity.LDAPS);
    LdapSettings settings =
        new LdapSettings(
            right.url(),
            right.security(),
            new LdapCredentials.Password(TestLdapServer.BIND_DN, wrong),
            right.trustCertificates(),
            right.limits());
    try (LdaptiveDirectory directory = new LdaptiveDirectory(settings)) {
      assertThatThrownBy(directory::describe)
          .isInstanceOfSatisfying(
              DirectoryRefusedException.class,
              refusal -> {
                assertThat(refusal.code()).isEqualTo(49);
                assertThat(refusal.cure()).contains("password-file");
                assertThat(refusal).hasMessageNotContaining("wrong-password");
              });
    }
  }

  @Test
  void reportsARefusalWithItsCodeAndACure() {
    FAILURE.set(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);

    assertThat(change())
        .isInstanceOfSatisfying(
            ModifyOutcome.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(50);
              assertThat(refused.cure()).contains("right to write");
            });
  }

  @Test
  void asksForPatienceWhenTheServerIsBusy() {
    FAILURE.set(ResultCode.BUSY);

    assertThat(change()).isInstanceOf(ModifyOutcome.Unreachable.class);
  }

  @Test
  void isUnreachableWhenNobodyListens() {
    try (LdaptiveDirectory directory =
        new LdaptiveDirectory(server.settings(DirectorySecurity.LDAPS))) {
      directory.describe();
      server.server().shutDown(true);

      ModifyOutcome lost = directory.compareAndSet(entryChange());

      assertThat(lost)
          .isInstanceOfAny(ModifyOutcome.Unreachable.class, ModifyOutcome.InDoubt.class);
      assertThat(directory.compareAndSet(entryChange()))
          .isInstanceOf(ModifyOutcome.Unreachable.class);
    } finally {
      restart();
    }
  }

  @Test
  void connectsAgainAfterALoss() {
    try (LdaptiveDirectory directory =
        new LdaptiveDirectory(server.settings(DirectorySecurity.LDAPS))) {
      directory.describe();
      server.server().closeAllConnections(false);

      List<ModifyOutcome> outcomes =
          List.of(directory.compareAndSet(entryChange()), directory.compareAndSet(entryChange()));

      assertThat(outcomes.getLast())
          .isInstanceOfAny(ModifyOutcome.Applied.class, ModifyOutcome.AlreadyInPlace.class);
    }
  }

  private static void restart() {
    try {
      server.server().startListening();
    } catch (LDAPException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ModifyOutcome change() {
    try (LdaptiveDirectory directory =
        new LdaptiveDirectory(server.settings(DirectorySecurity.LDAPS))) {
      return directory.compareAndSet(entryChange());
    }
  }

  private static EntryChange entryChange() {
    AttributeChange change =
        new AttributeChange(
            "mail",
            ValueSyntax.CASE_IGNORE,
            List.of(AttributeValue.of("old@example.test")),
            List.of(AttributeValue.of("new@example.test")));
    return new EntryChange(1, new TaskName("test"), USER, List.of(change));
  }
}
