package dev.handover.node.http;

import dev.handover.api.node.model.CheckItem;
import dev.handover.api.node.model.CheckOutcome;
import dev.handover.api.node.model.Fact;
import dev.handover.api.node.model.FactKind;
import dev.handover.node.domain.CheckResult;

/** Checks and facts as the contract shows them. */
final class ShownChecks {
  private static final int MAX_TEXT = 2000;
  private static final int MAX_REASON = 1000;

  private ShownChecks() {}

  static CheckItem item(CheckResult result) {
    return new CheckItem(
        result.name(),
        result.subject(),
        CheckOutcome.valueOf(result.outcome().name()),
        cut(result.evidence(), MAX_TEXT),
        result.cure() == null ? null : cut(result.cure(), MAX_TEXT));
  }

  static Fact fact(dev.handover.node.domain.Fact fact) {
    FactKind kind = FactKind.valueOf(fact.kind().name());
    return fact.value()
        .fold(
            value -> new Fact(kind, fact.name(), value, null, true),
            why -> new Fact(kind, fact.name(), null, cut(why, MAX_REASON), false),
            why -> new Fact(kind, fact.name(), null, cut(why, MAX_REASON), true));
  }

  static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
