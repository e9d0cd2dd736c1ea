package dev.handover.deploy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.deploy.access.Token.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
  @TempDir Path folder;

  @Test
  void keepsOnlyTheHashInTheTokensFile() throws Exception {
    // Given
    Path file = folder.resolve("data/tokens");
    Token token = Token.create("alice", Role.APPROVER);

    // When
    token.admitTo(file);

    // Then
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).singleElement().asString().matches("alice approver sha256:[0-9a-f]{64}");
    assertThat(lines.get(0)).doesNotContain(token.secret());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void hashesTheWholeTokenText() {
    // Given
    Token token = new Token("bob", Role.VIEWER, "hnd_abc");

    // When
    String line = token.line();

    // Then
    assertThat(line)
        .isEqualTo(
            "bob viewer sha256:664581efc55c14f8b60413150ee6fce6d0e6f2f71e568153e2c153730d092780");
  }

  @Test
  void isForSomeGroupsOnlyWhenTheyAreNamed() throws Exception {
    // Given
    Path file = folder.resolve("tokens");
    Token token = Token.create("alice", Role.OPERATOR);

    // When
    token.admitTo(file, Optional.of(LocalDate.of(2027, 1, 31)), List.of("mail", "files"));

    // Then
    assertThat(Files.readString(file)).endsWith(" expires:2027-01-31 groups:mail,files\n");
    assertThatThrownBy(() -> token.admitTo(file, Optional.empty(), List.of("Mail")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void addsALineForEachCaller() throws Exception {
    // Given
    Path file = folder.resolve("tokens");

    // When
    Token.create("alice", Role.ADMIN).admitTo(file);
    Token.create("bob", Role.VIEWER).admitTo(file);

    // Then
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void isHardToGuess() {
    // When
    String secret = Token.create("alice", Role.VIEWER).secret();

    // Then
    assertThat(secret).matches("hnd_[A-Za-z0-9_-]{43}");
    assertThat(secret).isNotEqualTo(Token.create("alice", Role.VIEWER).secret());
  }

  @Test
  void refusesANameThatWouldBreakTheFile() {
    assertThatThrownBy(() -> Token.create("eve admin", Role.VIEWER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("eve admin");
  }
}
