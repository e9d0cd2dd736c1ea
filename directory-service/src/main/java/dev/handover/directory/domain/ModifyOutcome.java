package dev.handover.directory.domain;

import java.util.List;
import java.util.Map;

/** What came of one compare-and-set. */
public sealed interface ModifyOutcome {
  /** The entry was at <i>before</i> and is at <i>after</i> now. */
  record Applied() implements ModifyOutcome {}

  /** The entry was at <i>after</i> already; nothing was written. */
  record AlreadyInPlace() implements ModifyOutcome {}

  /**
   * Somebody else changed the entry; nothing was written.
   *
   * @param found every changed attribute with its present values; empty when the entry is gone
   */
  record Conflict(String detail, Map<String, List<AttributeValue>> found) implements ModifyOutcome {
    public Conflict {
      found = Map.copyOf(found);
    }
  }

  /**
   * The directory will not do it, and asking again will not help; nothing was written.
   *
   * @param code LDAP result code (RFC 4511, section 4.1.9)
   */
  record Refused(int code, String reason, String cure) implements ModifyOutcome {}

  /** The directory could not be asked, or is too busy; nothing was written. Ask again later. */
  record Unreachable(String reason) implements ModifyOutcome {}

  /**
   * The connection broke before the answer: written or not, nobody knows. Ask again: the repeated
   * call finds out.
   */
  record InDoubt(String reason) implements ModifyOutcome {}
}
