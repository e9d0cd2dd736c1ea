package dev.handover.directory.domain.proof;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.ValueSyntax;
import dev.handover.directory.domain.WriteRight;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which attributes of an entry the account may write. The directory lists them in {@code
 * allowedAttributesEffective} (MS-ADTS, section 3.1.1.4.5.22), and what is listed counts. A list
 * without the attribute, or none, is not taken at its word: then the delete of a value that is not
 * there decides. Renaming an entry is another operation than a modify: there only a clear answer
 * counts, and everything else stays unknown.
 */
final class EntryRights {
  private static final String EFFECTIVE = "allowedAttributesEffective";
  private static final String ALLOWED = "allowedAttributes";
  private static final String NOT_THERE = "handover-asks-for-the-right-and-changes-nothing";

  private final Directory directory;
  private final DistinguishedName noValue;

  EntryRights(Directory directory) {
    this.directory = directory;
    this.noValue = directory.describe().configurationNamingContext();
  }

  /** The right to write each changed attribute. */
  Map<String, WriteRight> of(EntryChange change) {
    Set<String> listed = listed(change.dn(), EFFECTIVE);
    Map<String, WriteRight> rights = new LinkedHashMap<>();
    for (AttributeChange attribute : change.attributes()) {
      boolean isListed = listed.contains(CaseFolding.fold(attribute.name()));
      rights.put(attribute.name(), isListed ? WriteRight.GRANTED : inDoubt(change, attribute));
    }
    return rights;
  }

  private WriteRight inDoubt(EntryChange change, AttributeChange attribute) {
    WriteRight answer = directory.mayWrite(change.dn(), attribute.name(), absent(attribute));
    if (answer != WriteRight.UNKNOWN || change.isRename()) {
      return answer;
    }
    return listed(change.dn(), ALLOWED).isEmpty() ? WriteRight.UNKNOWN : WriteRight.DENIED;
  }

  private Set<String> listed(DistinguishedName dn, String attribute) {
    try {
      Optional<Entry> entry = directory.read(dn, Set.of(attribute));
      return entry.map(found -> found.texts(attribute)).stream()
          .flatMap(List::stream)
          .map(CaseFolding::fold)
          .collect(Collectors.toSet());
    } catch (DirectoryRefusedException e) {
      return Set.of();
    }
  }

  /** A value that no entry has: nobody's mailbox lies on the configuration itself. */
  private AttributeValue absent(AttributeChange attribute) {
    ValueSyntax syntax = attribute.syntax();
    return switch (syntax) {
      case DN -> AttributeValue.of(noValue.toString());
      case CASE_IGNORE, EXACT -> AttributeValue.of(NOT_THERE);
      case BINARY -> AttributeValue.of(NOT_THERE.getBytes(StandardCharsets.US_ASCII));
    };
  }
}
