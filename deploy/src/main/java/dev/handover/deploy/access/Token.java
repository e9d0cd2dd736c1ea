package dev.handover.deploy.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A new token for one caller. Only its hash is ever stored by a service.
 *
 * @param name of the caller; becomes the actor on everything it does
 * @param role what it may do
 * @param secret the token itself
 */
public record Token(String name, Role role, String secret) {
  private static final int SECRET_BYTES = 32;

  /** Roles, each of which includes those before it. */
  public enum Role {
    VIEWER,
    OPERATOR,
    APPROVER,
    ADMIN
  }

  public Token {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}")) {
      throw new IllegalArgumentException(
          "not a caller's name: '" + name + "' (letters, digits, . _ @ -)");
    }
  }

  /** Makes one with 256 random bits. */
  public static Token create(String name, Role role) {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    String secret = "hnd_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    return new Token(name, role, secret);
  }

  /** The line of a tokens file: name, role, hash. */
  public String line() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      String hash = HexFormat.of().formatHex(sha.digest(secret.getBytes(StandardCharsets.UTF_8)));
      return name + " " + role.name().toLowerCase(Locale.ROOT) + " sha256:" + hash;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Lets a service accept it: adds its line to the tokens file, which is made when absent. */
  public void admitTo(Path tokensFile) throws IOException {
    admitTo(tokensFile, Optional.empty());
  }

  /** The same until the end of a day (UTC). */
  public void admitTo(Path tokensFile, Optional<LocalDate> expires) throws IOException {
    admitTo(tokensFile, expires, List.of());
  }

  /** The same for some groups of an orchestrator only; for all when none is named. */
  public void admitTo(Path tokensFile, Optional<LocalDate> expires, List<String> groups)
      throws IOException {
    if (!groups.stream().allMatch(group -> group.matches("[a-z0-9][a-z0-9-]{0,62}"))) {
      throw new IllegalArgumentException("not names of groups: " + String.join(",", groups));
    }
    makeOwnersOnly(tokensFile);
    String end = expires.map(day -> " expires:" + day).orElse("");
    String only = groups.isEmpty() ? "" : " groups:" + String.join(",", groups);
    Files.writeString(tokensFile, line() + end + only + "\n", StandardOpenOption.APPEND);
  }

  /** Writes the token itself to a file that only its owner can read. */
  public Path keepIn(Path file) throws IOException {
    makeOwnersOnly(file);
    return Files.writeString(file, secret + "\n");
  }

  private static void makeOwnersOnly(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (Files.getFileStore(folder == null ? Path.of(".") : folder)
        .supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }
}
