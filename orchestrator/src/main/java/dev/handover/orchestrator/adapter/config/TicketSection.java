package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.ticket.TicketPolicy;
import dev.handover.orchestrator.domain.trigger.SafePattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code policy.ticket} of a group: on the ground of which ticket something may begin. */
final class TicketSection {
  static final Rule<SafePattern> PATTERN =
      Rule.parsed(
          "a regular expression of at most " + SafePattern.MAX_PATTERN + " characters",
          new SafePattern("CHG[0-9]+"),
          SafePattern::new,
          "Write it in single quotes: 'CHG[0-9]+'. It has to match all of the text.");

  private TicketSection() {}

  static TicketPolicy read(Section policy) {
    Optional<Section> found = policy.optionalSection("ticket");
    if (found.isEmpty()) {
      return TicketPolicy.NONE;
    }
    Section section = found.get();
    boolean required = isTrue(section.required("required", Rules.word("true", "false")));
    Optional<SafePattern> pattern = section.optional("pattern", PATTERN);
    boolean window =
        section
            .optional("window", Rules.word("true", "false"))
            .filter(TicketSection::isTrue)
            .isPresent();
    List<OperationKind> kinds =
        section.list("kinds", Rules.oneOf(OperationKind.class, OperationKind.SWITCHOVER));
    section.end();
    if (!required) {
      return TicketPolicy.NONE;
    }
    Set<OperationKind> asked = kinds.isEmpty() ? TicketPolicy.everyKind() : EnumSet.copyOf(kinds);
    return new TicketPolicy(asked, pattern, window);
  }

  private static boolean isTrue(String word) {
    return "true".equals(word);
  }
}
