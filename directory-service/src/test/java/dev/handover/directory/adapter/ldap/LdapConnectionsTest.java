package dev.handover.directory.adapter.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.DirectorySecurity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which connection is used for what; none of them is opened here. */
class LdapConnectionsTest {
  private static final LdapSettings SETTINGS =
      new LdapSettings(
          "ldaps://dc.example.test",
          DirectorySecurity.LDAPS,
          new LdapCredentials.Password("CN=mover", Path.of("password")),
          Optional.empty(),
          new LdapSettings.Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), 500, 2));

  @Test
  void asksOneThingAtATimeOverTheFirstConnection() {
    // Given
    LdapConnections connections = new LdapConnections(SETTINGS);

    // When
    LdapSession one = connections.use(session -> session);
    LdapSession other = connections.use(session -> session);

    // Then
    assertThat(other).isSameAs(one).isSameAs(connections.<LdapSession>useFirst(first -> first));
  }

  @Test
  void spreadsWhatIsUnderWayTogether() {
    // Given
    LdapConnections connections = new LdapConnections(SETTINGS);

    // When
    List<LdapSession> used =
        connections.use(
            one -> connections.use(other -> connections.use(third -> List.of(one, other, third))));

    // Then
    assertThat(used.get(1)).isNotSameAs(used.get(0));
    assertThat(used.get(2)).isSameAs(used.get(0));
  }

  @Test
  void doesNotWaitBehindAPageOfASearch() {
    // Given
    LdapConnections connections = new LdapConnections(SETTINGS);

    // When
    boolean same = connections.useFirst(paged -> connections.use(reading -> reading.equals(paged)));

    // Then
    assertThat(same).isFalse();
  }
}
