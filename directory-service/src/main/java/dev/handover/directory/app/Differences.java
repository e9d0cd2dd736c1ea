package dev.handover.directory.app;

import dev.handover.directory.app.Verifications.Difference;
import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.EntryChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a changed entry and tells what of it is not as a change says. */
final class Differences {

  private Differences() {}

  static List<Difference> of(Directory directory, EntryChange change, Direction expected) {
    DistinguishedName dn = expected == Direction.APPLIED ? change.dnAfter() : change.dn();
    Optional<Entry> entry =
        directory.read(
            dn,
            change.attributes().stream()
                .map(AttributeChange::name)
                .collect(Collectors.toUnmodifiableSet()));
    List<Difference> differences = new ArrayList<>();
    for (AttributeChange attribute : change.attributes()) {
      List<AttributeValue> found = entry.map(it -> it.values(attribute.name())).orElse(List.of());
      if (!isAsExpected(attribute, expected, found)) {
        List<AttributeValue> wanted =
            expected == Direction.APPLIED ? attribute.after() : attribute.before();
        differences.add(new Difference(dn, attribute.name(), wanted, found));
      }
    }
    return differences;
  }

  /** What the server resets by itself is as expected wherever it is not plainly the other way. */
  private static boolean isAsExpected(
      AttributeChange attribute, Direction expected, List<AttributeValue> found) {
    boolean reset = attribute.mayBeResetByTheServer();
    return switch (expected) {
      case APPLIED -> attribute.isAtAfter(found) || reset;
      case REVERTED -> attribute.isAtBefore(found) || (reset && !attribute.isAtAfter(found));
    };
  }
}
