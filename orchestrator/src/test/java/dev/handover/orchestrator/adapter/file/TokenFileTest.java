package dev.handover.orchestrator.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.orchestrator.domain.AccessToken;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {
  private static final String KNOWN = "alice operator sha256:" + "a".repeat(64);

  @TempDir Path folder;

  private List<AccessToken> read(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("tokens"), line + "\n");
    return new TokenFile(file).current();
  }

  @Test
  void isForAllGroupsAndForEverUnlessItSaysOtherwise() throws IOException {
    AccessToken token = read(KNOWN).getFirst();
    assertThat(token.reach()).isEqualTo(Reach.EVERYTHING);
    assertThat(token.expires()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"groups:mail,files expires:2027-01-31", "expires:2027-01-31 groups:mail,files"})
  void readsGroupsAndTheLastDayInAnyOrder(String limits) throws IOException {
    AccessToken token = read(KNOWN + " " + limits + " # for the mail team").getFirst();
    assertThat(token.reach())
        .isEqualTo(Reach.only(Set.of(new GroupName("mail"), new GroupName("files"))));
    assertThat(token.expires()).contains(LocalDate.of(2027, 1, 31));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "groups:",
        "groups:Mail",
        "groups:mail,",
        "groups:mail groups:files",
        "group:mail",
        "groups",
        "groups=mail",
        "mail"
      })
  void refusesLimitsThatItDoesNotUnderstandRatherThanGrantMore(String limits) {
    assertThatThrownBy(() -> read(KNOWN + " " + limits))
        .hasMessageContaining("line 1")
        .hasMessageNotContaining("aaaa");
  }
}
