package dev.handover.node.adapter;

import dev.handover.node.domain.AccessToken;
import dev.handover.node.domain.AccessTokens;
import dev.handover.node.domain.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in a text file, one a line: `name role sha256:hash`, with `expires:2027-01-31` behind it
 * when it is good until the end of that day (UTC); `#` begins a comment. Read again when the file's
 * time of change does.
 *
 * <p>A file that is missing or cannot be read lets nobody in. A malformed line stops the start;
 * when it appears later, the tokens that were read before stay valid and the log names the line, so
 * that a slip in an editor does not stop a move half way.
 */
public final class TokenFile implements AccessTokens {
  private static final Logger LOG = Logger.getLogger(TokenFile.class);
  private static final Pattern WORDS = Pattern.compile("\\s+");
  private static final String HASH_PREFIX = "sha256:";
  private static final String EXPIRES_PREFIX = "expires:";
  private static final int MAX_TOKENS = 10_000;

  private final Path path;
  private List<AccessToken> tokens = List.of();
  private @Nullable FileTime readAt;
  private boolean unreadable;

  /** Throws when the file is there and a line of it is malformed. */
  public TokenFile(Path path) {
    this.path = path;
    refresh(true);
  }

  @Override
  public synchronized List<AccessToken> current() {
    refresh(false);
    return tokens;
  }

  private void refresh(boolean starting) {
    try {
      FileTime changedAt = Files.getLastModifiedTime(path);
      if (changedAt.equals(readAt)) {
        return;
      }
      readAt = changedAt;
      tokens = parse(Files.readString(path, StandardCharsets.UTF_8));
      unreadable = false;
      LOG.infof("access tokens read: file=%s count=%d", path, tokens.size());
    } catch (IOException e) {
      forget(e);
    } catch (IllegalArgumentException e) {
      if (starting) {
        throw e;
      }
      LOG.errorf("access tokens not read again, the former ones stay valid: %s", e.getMessage());
    }
  }

  private void forget(IOException cause) {
    if (!unreadable) {
      LOG.errorf("access tokens cannot be read, nobody gets in: file=%s cause=%s", path, cause);
    }
    unreadable = true;
    readAt = null;
    tokens = List.of();
  }

  private List<AccessToken> parse(String text) {
    List<AccessToken> parsed = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String content = line.replaceFirst("#.*", "").trim();
      if (!content.isEmpty()) {
        parsed.add(parseLine(content, number));
      }
    }
    if (parsed.size() > MAX_TOKENS) {
      throw new IllegalArgumentException(path + ": more than " + MAX_TOKENS + " tokens");
    }
    return List.copyOf(parsed);
  }

  /** Never repeats the line in the message: somebody may have put the token itself there. */
  private AccessToken parseLine(String line, int number) {
    List<String> words = WORDS.splitAsStream(line).toList();
    boolean hasEnd = words.size() == 4 && words.get(3).startsWith(EXPIRES_PREFIX);
    if ((words.size() != 3 && !hasEnd) || !words.get(2).startsWith(HASH_PREFIX)) {
      throw malformed(
          number,
          "expected `name role sha256:<64 hex digits>`, and perhaps `expires:<yyyy-mm-dd>`");
    }
    Optional<LocalDate> expires =
        hasEnd ? Optional.of(day(words.get(3), number)) : Optional.empty();
    Role role =
        Role.parse(words.get(1))
            .orElseThrow(
                () -> malformed(number, "the role must be viewer, operator, approver or admin"));
    try {
      return new AccessToken(
          words.get(0), role, words.get(2).substring(HASH_PREFIX.length()), expires);
    } catch (IllegalArgumentException e) {
      throw malformed(number, "the name or the hash is malformed");
    }
  }

  private LocalDate day(String word, int number) {
    try {
      return LocalDate.parse(word.substring(EXPIRES_PREFIX.length()));
    } catch (DateTimeException e) {
      throw malformed(number, "the date must be one of the calendar, written as 2027-01-31");
    }
  }

  private IllegalArgumentException malformed(int number, String why) {
    return new IllegalArgumentException(path + ", line " + number + ": " + why);
  }
}
