package dev.handover.deploy.forest;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import dev.handover.deploy.forest.Forest.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CensusTest {
  @ParameterizedTest
  @EnumSource(Generation.class)
  void expectsOfAMoveWhatTheForestSays(Generation generation) {
    // Given
    Forest before = Forest.initial(Shape.of(generation, 50));
    Forest after = before.movedTo(Forest.BACKUP);
    Census census = Census.of(before.entries());

    // When
    Census expected = census.changedAs(before, after);

    // Then
    assertThat(expected.differencesTo(Census.of(after.entries()))).isEmpty();
    assertThat(expected.differencesTo(census)).isNotEmpty();
  }

  @Test
  void noDecoyIsPartOfAMove() {
    // Given
    Forest before = Forest.initial(Shape.of(Generation.EXCHANGE_2003, 50));

    // When
    List<String> differences =
        Census.of(before.entries())
            .differencesTo(Census.of(before.movedTo(Forest.BACKUP).entries()));

    // Then
    assertThat(differences)
        .noneMatch(line -> line.contains("cn=exch10,") && line.contains("servers"))
        .noneMatch(line -> line.startsWith("cn=faxgate") || line.startsWith("cn=outsider"))
        .noneMatch(line -> line.startsWith("cn=exch3") || line.startsWith("cn=exch10"));
  }

  @Test
  void ignoresWhatADirectoryMaintainsItself() {
    // Given
    Entry then = new Entry("CN=a,DC=b", new Attribute("whenChanged", "1"));
    Entry now = new Entry("CN=a,DC=b", new Attribute("whenChanged", "2"));

    // When
    List<String> differences = Census.of(List.of(then)).differencesTo(Census.of(List.of(now)));

    // Then
    assertThat(differences).isEmpty();
  }

  @Test
  void comparesNamesOfEntriesAsTheDirectoryDoes() {
    // Given
    Entry then = new Entry("CN=a,DC=b", new Attribute("homeMDB", "CN=M\\2C x,DC=b"));
    Entry now = new Entry("cn=A,dc=b", new Attribute("homeMDB", "cn=m\\, X, dc=b"));

    // When
    List<String> differences = Census.of(List.of(then)).differencesTo(Census.of(List.of(now)));

    // Then
    assertThat(differences).isEmpty();
  }

  @Test
  void seesAnAttributeThatCameAndOneThatWent() {
    // Given
    Entry then = new Entry("CN=a,DC=b", new Attribute("mail", "x"));
    Entry now = new Entry("CN=a,DC=b", new Attribute("info", "x"));

    // When
    List<String> differences = Census.of(List.of(then)).differencesTo(Census.of(List.of(now)));

    // Then
    assertThat(differences)
        .containsExactly(
            "cn=a,dc=b: info should be null and is [x]",
            "cn=a,dc=b: mail should be [x] and is null");
  }
}
