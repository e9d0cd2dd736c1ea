package dev.handover.directory.adapter.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.ValueSyntax;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of each answer that is not a success, and what it tells people to do. */
@SuppressWarnings("NullAway.Init")
class LdapAnswersTest {
  private static final DistinguishedName BASE = DistinguishedName.parse("DC=example,DC=test");
  private static final AtomicReference<@Nullable LDAPException> ANSWER = new AtomicReference<>();
  private static final AtomicInteger TIMES = new AtomicInteger();
  private static final AtomicInteger ASKED = new AtomicInteger();

  @TempDir static Path folder;
  private static TestLdapServer server;
  private static LdaptiveDirectory directory;

  /** Gives the first so many requests of a kind the answer that a test has asked for. */
  private static final class Answering extends InMemoryOperationInterceptor {
    private static final AtomicReference<String> KIND = new AtomicReference<>("");

    private static void answer(String kind) throws LDAPException {
      if (!kind.equals(KIND.get())) {
        return;
      }
      ASKED.incrementAndGet();
      LDAPException answer = ANSWER.get();
      if (answer != null && TIMES.getAndDecrement() > 0) {
        throw answer;
      }
    }

    @Override
    public void processModifyRequest(InMemoryInterceptedModifyRequest request)
        throws LDAPException {
      answer("modify");
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest request)
        throws LDAPException {
      answer("search");
    }

    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request)
        throws LDAPException {
      answer("bind");
    }
  }

  @BeforeAll
  static void start() throws Exception {
    server = TestLdapServer.start(folder, new Answering());
    directory = new LdaptiveDirectory(server.settings(DirectorySecurity.LDAPS));
  }

  @AfterAll
  static void stop() {
    directory.close();
    server.close();
  }

  @BeforeEach
  void connected() {
    Answering.KIND.set("");
    directory.describe();
    ASKED.set(0);
  }

  private static void answers(String kind, int times, LDAPException answer) {
    ANSWER.set(answer);
    TIMES.set(times);
    Answering.KIND.set(kind);
  }

  private static List<?> search() {
    return directory
        .search(
            new SearchQuery(
                BASE, SearchScope.SUBTREE, new Filter.Present("objectClass"), Set.of("cn")))
        .toList();
  }

  private static ModifyOutcome change() {
    AttributeChange change =
        new AttributeChange(
            "description",
            ValueSyntax.CASE_IGNORE,
            List.of(),
            List.of(AttributeValue.of("changed")));
    return directory.compareAndSet(new EntryChange(1, new TaskName("test"), BASE, List.of(change)));
  }

  @Test
  void asksABusyServerAgainUntilItHasTime() {
    answers("modify", 2, new LDAPException(ResultCode.BUSY, "as the test wants"));

    assertThat(change())
        .isInstanceOfAny(ModifyOutcome.Applied.class, ModifyOutcome.AlreadyInPlace.class);
    assertThat(ASKED).hasValue(3);
  }

  @Test
  void goesOnWithASearchWhosePageCameLate() {
    answers("search", 1, new LDAPException(ResultCode.UNAVAILABLE, "as the test wants"));

    assertThat(search()).isNotEmpty();
  }

  @Test
  void givesUpOnAServerThatStaysBusyAndSaysThatNothingWasDone() {
    answers("modify", 100, new LDAPException(ResultCode.BUSY, "as the test wants"));

    assertThat(change())
        .isInstanceOfSatisfying(
            ModifyOutcome.Unreachable.class,
            unreachable ->
                assertThat(unreachable.reason())
                    .contains("(51)", "did nothing", "ask again later"));
    assertThat(ASKED).hasValue(4);
  }

  @ParameterizedTest
  @CsvSource({
    "SIZE_LIMIT_EXCEEDED, page-size",
    "ADMIN_LIMIT_EXCEEDED, MaxPageSize",
    "TIME_LIMIT_EXCEEDED, MaxQueryDuration",
    "UNWILLING_TO_PERFORM, writable domain controller",
    "STRONG_AUTH_REQUIRED, starttls",
    "INSUFFICIENT_ACCESS_RIGHTS, right"
  })
  void tellsWhatToDoAboutASearchThatIsRefused(String code, String cure) throws Exception {
    ResultCode result = (ResultCode) ResultCode.class.getField(code).get(null);
    answers("search", 1, new LDAPException(result, "as the test wants"));

    assertThatThrownBy(LdapAnswersTest::search)
        .isInstanceOfSatisfying(
            DirectoryRefusedException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(result.intValue());
              assertThat(refusal.cure()).contains(cure);
            });
  }

  @Test
  void followsNoReferralAndNamesWhereItLeads() {
    answers(
        "modify",
        1,
        new LDAPException(
            ResultCode.REFERRAL,
            "as the test wants",
            null,
            new String[] {"ldap://child.example.test/DC=child"}));

    assertThat(change())
        .isInstanceOfSatisfying(
            ModifyOutcome.Refused.class,
            refused -> assertThat(refused.cure()).contains("ldap://child.example.test/DC=child"));
  }

  @ParameterizedTest
  @CsvSource({"52e, password is wrong", "532, has expired", "533, disabled", "775, locked"})
  void tellsWhyActiveDirectoryRefusesTheLogin(String data, String cure) {
    answers(
        "bind",
        1,
        new LDAPException(
            ResultCode.INVALID_CREDENTIALS,
            "80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data "
                + data
                + ", v3839"));

    try (LdaptiveDirectory fresh =
        new LdaptiveDirectory(server.settings(DirectorySecurity.LDAPS))) {
      assertThatThrownBy(fresh::describe)
          .isInstanceOfSatisfying(
              DirectoryRefusedException.class,
              refusal -> assertThat(refusal.cure()).contains(cure));
    }
  }

  @Test
  void sendsNothingToAServerThatRefusesToStartTls() throws Exception {
    // Given
    try (TestLdapServer bare = TestLdapServer.startWithoutStartTls(folder, new Answering());
        LdaptiveDirectory other =
            new LdaptiveDirectory(bare.settings(DirectorySecurity.STARTTLS))) {
      Answering.KIND.set("bind");
      // Then
      assertThatThrownBy(other::describe)
          .isInstanceOfSatisfying(
              DirectoryUnreachableException.class,
              failure -> assertThat(failure.cure()).contains("nothing was sent"));
      assertThat(ASKED).hasValue(0);
    }
  }
}
