package dev.handover.orchestrator.adapter.file;

import dev.handover.orchestrator.domain.AccessToken;
import dev.handover.orchestrator.domain.AccessTokens;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Reach;
import dev.handover.orchestrator.domain.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in a text file, one a line: `name role sha256:hash`, with `expires:2027-01-31` behind it
 * when it is good until the end of that day (UTC), and `groups:mail,files` when it is for these
 * groups only; `#` begins a comment. Read again when the file's time of change does.
 *
 * <p>A file that is missing or cannot be read lets nobody in. A malformed line stops the start;
 * when it appears later, the tokens that were read before stay valid and the log names the line, so
 * that a slip in an editor does not stop a move half way.
 */
public final class TokenFile implements AccessTokens {
  private static final Logger LOG = Logger.getLogger(TokenFile.class);
  private static final Pattern WORDS = Pattern.compile("\\s+");
  private static final String HASH_PREFIX = "sha256:";
  private static final String EXPIRES = "expires";
  private static final String GROUPS = "groups";
  private static final String FORM =
      "expected `name role sha256:<64 hex digits>`, and perhaps `expires:<yyyy-mm-dd>` and `groups:<name>,<name>`";
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
    if (words.size() < 3 || !words.get(2).startsWith(HASH_PREFIX)) {
      throw malformed(number, FORM);
    }
    Map<String, String> limits = limits(words.subList(3, words.size()), number);
    Optional<LocalDate> expires =
        Optional.ofNullable(limits.get(EXPIRES)).map(text -> day(text, number));
    Reach reach =
        Optional.ofNullable(limits.get(GROUPS))
            .map(text -> Reach.only(groups(text, number)))
            .orElse(Reach.EVERYTHING);
    Role role =
        Role.parse(words.get(1))
            .orElseThrow(
                () -> malformed(number, "the role must be viewer, operator, approver or admin"));
    try {
      return new AccessToken(
          words.get(0), role, words.get(2).substring(HASH_PREFIX.length()), expires, reach);
    } catch (IllegalArgumentException e) {
      throw malformed(number, "the name or the hash is malformed");
    }
  }

  private Map<String, String> limits(List<String> words, int number) {
    Map<String, String> limits = new HashMap<>();
    for (String word : words) {
      int colon = word.indexOf(':');
      String name = colon < 0 ? word : word.substring(0, colon);
      boolean known = name.equals(EXPIRES) || name.equals(GROUPS);
      if (colon < 0 || !known || limits.put(name, word.substring(colon + 1)) != null) {
        throw malformed(number, FORM);
      }
    }
    return limits;
  }

  private Set<GroupName> groups(String text, int number) {
    try {
      return Arrays.stream(text.split(",", -1)).map(GroupName::new).collect(Collectors.toSet());
    } catch (IllegalArgumentException e) {
      throw malformed(number, "groups must be names of groups, written as groups:mail,files");
    }
  }

  private LocalDate day(String word, int number) {
    try {
      return LocalDate.parse(word);
    } catch (DateTimeException e) {
      throw malformed(number, "the date must be one of the calendar, written as 2027-01-31");
    }
  }

  private IllegalArgumentException malformed(int number, String why) {
    return new IllegalArgumentException(path + ", line " + number + ": " + why);
  }
}
