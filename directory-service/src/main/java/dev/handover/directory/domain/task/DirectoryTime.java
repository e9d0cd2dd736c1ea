package dev.handover.directory.domain.task;

import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DistinguishedName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** The domain controller's own clock: RootDSE's {@code currentTime} (MS-ADTS, 3.1.1.3.2.4). */
final class DirectoryTime {
  private static final String CURRENT_TIME = "currentTime";
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
  private static final int DIGITS = 14;

  /** LDAP result code (RFC 4511, appendix A.2). */
  private static final int NO_SUCH_ATTRIBUTE = 16;

  private DirectoryTime() {}

  /** In whole seconds. */
  static Instant now(Directory directory) {
    String text =
        directory
            .read(DistinguishedName.ROOT, Set.of(CURRENT_TIME))
            .flatMap(root -> root.text(CURRENT_TIME))
            .orElse("");
    try {
      String digits = text.substring(0, Math.min(DIGITS, text.length()));
      return LocalDateTime.parse(digits, SECONDS).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new DirectoryRefusedException(
          NO_SUCH_ATTRIBUTE,
          "RootDSE says no time ('" + text + "')",
          "Connect this service to a domain controller of Active Directory.");
    }
  }
}
