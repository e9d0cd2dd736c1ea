package dev.handover.directory.adapter.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DomainController;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

/** Finds domain controllers as members of the domain do. */
@SuppressWarnings("NullAway.Init")
class SrvControllersTest {
  private static final String ALL = "_ldap._tcp.dc._msdcs.example.test";
  private static final String BERLIN = "_ldap._tcp.Berlin._sites.dc._msdcs.example.test";
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private TestNameServer dns;

  @BeforeEach
  void start() throws IOException {
    dns = new TestNameServer();
    dns.with(ALL, 10, 100, "dc3.example.test");
    dns.with(ALL, 0, 50, "dc1.example.test");
    dns.with(ALL, 0, 100, "DC2.example.test");
    dns.with(BERLIN, 0, 100, "dc3.example.test");
  }

  @AfterEach
  void stop() {
    dns.close();
  }

  private SrvControllers controllers(Optional<String> site, DirectorySecurity security) {
    return new SrvControllers(
        new SrvControllers.Search("example.test", site, security),
        new SrvLookup(List.of(dns.address()), TIMEOUT),
        now::get);
  }

  private static List<String> urls(SrvControllers controllers) {
    return controllers.controllers().stream().map(each -> each.url().value()).toList();
  }

  @Test
  void ordersByPriorityThenByWeight() {
    assertThat(urls(controllers(Optional.empty(), DirectorySecurity.LDAPS)))
        .containsExactly(
            "ldaps://dc2.example.test", "ldaps://dc1.example.test", "ldaps://dc3.example.test");
  }

  @Test
  void putsThoseOfTheSiteFirstAndNamesTheirSite() {
    SrvControllers found = controllers(Optional.of("Berlin"), DirectorySecurity.STARTTLS);

    assertThat(urls(found))
        .containsExactly(
            "ldap://dc3.example.test", "ldap://dc2.example.test", "ldap://dc1.example.test");
    assertThat(found.controllers())
        .extracting(DomainController::site)
        .containsExactly("Berlin", null, null);
  }

  @Test
  void asksSeldomAndLivesOnWhatItFoundWhileDnsFails() {
    // Given
    SrvControllers found = controllers(Optional.empty(), DirectorySecurity.LDAPS);
    List<String> first = urls(found);
    // When
    urls(found);
    assertThat(dns.questions()).isEqualTo(1);
    now.set(now.get().plus(Duration.ofHours(1)));
    dns.failWith(Rcode.SERVFAIL);
    // Then
    assertThat(urls(found)).isEqualTo(first);
    assertThat(dns.questions()).isGreaterThan(1);
  }

  @Test
  void tellsWhatToCorrectWhenThereIsNone() {
    SrvControllers none =
        new SrvControllers(
            new SrvControllers.Search("nowhere.test", Optional.empty(), DirectorySecurity.LDAPS),
            new SrvLookup(List.of(dns.address()), TIMEOUT),
            now::get);

    assertThatThrownBy(none::controllers)
        .isInstanceOfSatisfying(
            DirectoryUnreachableException.class,
            failure -> {
              assertThat(failure).hasMessageContaining("_ldap._tcp.dc._msdcs.nowhere.test");
              assertThat(failure.cure()).contains("handover.directory.ldap.dns-servers");
            });
  }
}
