package dev.handover.node.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.domain.AccessToken;
import dev.handover.node.domain.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {
  private static final String HASH = "0".repeat(64);

  @TempDir Path folder;

  private long second;

  @Test
  void readsNamesRolesAndHashes() throws IOException {
    write(
        "# people\nalice admin sha256:"
            + HASH
            + "  # on call\n\norchestrator operator sha256:"
            + HASH
            + "\n");

    assertThat(file().current())
        .containsExactly(
            new AccessToken("alice", Role.ADMIN, HASH),
            new AccessToken("orchestrator", Role.OPERATOR, HASH));
  }

  @Test
  void readsAgainWhenTheFileChanges() throws IOException {
    write("alice admin sha256:" + HASH);
    TokenFile file = file();
    write("bob viewer sha256:" + HASH);

    assertThat(file.current()).extracting(AccessToken::name).containsExactly("bob");
  }

  @Test
  void readsUntilWhenATokenIsGood() throws IOException {
    write("alice admin sha256:" + HASH + " expires:2027-01-31  # leaves us");

    AccessToken alice = file().current().get(0);

    assertThat(alice.expires()).contains(LocalDate.parse("2027-01-31"));
    assertThat(alice.refusedFrom()).contains(Instant.parse("2027-02-01T00:00:00Z"));
    assertThat(alice.isGoodAt(Instant.parse("2027-01-31T23:59:59Z"))).isTrue();
    assertThat(alice.isGoodAt(Instant.parse("2027-02-01T00:00:00Z"))).isFalse();
  }

  @Test
  void letsNobodyInWithoutAFile() throws IOException {
    TokenFile file = file();
    assertThat(file.current()).isEmpty();

    write("alice admin sha256:" + HASH);
    assertThat(file.current()).hasSize(1);

    Files.delete(folder.resolve("tokens"));
    assertThat(file.current()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice admin",
        "alice root sha256:%s",
        "alice admin md5:%s",
        "alice admin sha256:1234",
        "al/ice admin sha256:%s",
        "alice admin sha256:%s more",
        "alice admin sha256:%s expires:",
        "alice admin sha256:%s expires:2027-02-30",
        "alice admin sha256:%s expires:31.01.2027",
        "alice admin sha256:%s expires:2027-01-31 more"
      })
  void refusesToStartWithAMalformedLineAndDoesNotRepeatIt(String line) throws IOException {
    write("# first\n" + line.formatted(HASH));

    assertThatThrownBy(this::file)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tokens, line 2")
        .hasMessageNotContaining("alice");
  }

  @Test
  void keepsTheFormerTokensWhenALineBecomesMalformed() throws IOException {
    write("alice admin sha256:" + HASH);
    TokenFile file = file();
    write("alice admin sha");

    assertThat(file.current()).extracting(AccessToken::name).containsExactly("alice");
  }

  private TokenFile file() {
    return new TokenFile(folder.resolve("tokens"));
  }

  private void write(String text) throws IOException {
    Path path = folder.resolve("tokens");
    Files.writeString(path, text);
    Files.setLastModifiedTime(
        path, FileTime.from(Instant.parse("2026-11-21T03:00:00Z").plusSeconds(second++)));
  }
}
